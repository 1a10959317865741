"""Desk: the forms of the import pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from headway.domain.intake.actions.starting import ROLES
from headway.domain.intake.models import DraftRow, Import
from headway.domain.intake.states import FIELD_LABELS
from headway.domain.plans.models import Plan
from headway.domain.plans.states import Status

ENDINGS = (".pdf", ".docx", ".xlsx", ".ods", ".csv", ".html", ".htm", ".md", ".txt")
ROLE_LABELS = {
    "section": "Section",
    "goal": "Goal",
    "text": "Text of the step",
    "items": "Sub-items",
    "departments": "Departments",
    "lead": "Lead department",
    "status": "Status",
    "deadline": "Deadline",
    "number": "Number of the row",
    "other": "A further column, kept as it is",
    "ignore": "Leave this column out",
}


class BringIn(forms.Form):
    """A document, and what helps to read it."""

    document = forms.FileField(
        label="The plan as it was published",
        help_text="PDF, Word (DOCX), Excel (XLSX), CSV, HTML, Markdown or plain text, up to 50 MB.",
        error_messages={
            "required": "Choose the document first.",
            "empty": "This file is empty. Export or download it again, then choose it.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    departments = forms.CharField(
        label="Departments, one on each line",
        required=False,
        help_text=(
            "With the names as the plan prints them, departments that stand in one cell without a separator are told "
            "apart exactly. The departments this workspace knows are used in any case."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    plan = forms.ModelChoiceField(
        queryset=Plan.objects.none(),
        required=False,
        label="A later version of a plan that is here",
        empty_label="No, a new plan",
        help_text="Then you decide what changed, item by item, and the plan keeps its history.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = Plan.objects.order_by("title")
        if plans.exists():
            field = self.fields["plan"]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = plans
        else:
            del self.fields["plan"]

    def clean_document(self) -> UploadedFile[bytes]:
        document: UploadedFile[bytes] = self.cleaned_data["document"]
        ending = Path(document.name or "").suffix.lower()
        if ending not in ENDINGS:
            raise forms.ValidationError(
                f"“{document.name}” cannot be read: plans come as {', '.join(ENDINGS)}. "
                "Save it as PDF or DOCX from the program it was made with."
            )
        return document

    def names(self) -> list[str]:
        """The departments that were pasted; a line that begins with # is a remark."""
        lines = str(self.cleaned_data.get("departments", "")).splitlines()
        return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


class EditRow(forms.Form):
    """Every field of a row. Lists have one entry on each line."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 5}))
    items = forms.CharField(
        label="Sub-items", required=False, help_text="One on each line.", widget=forms.Textarea(attrs={"rows": 2})
    )
    departments = forms.CharField(
        label="Departments", required=False, help_text="One on each line.", widget=forms.Textarea(attrs={"rows": 3})
    )
    status = forms.CharField(label="Status", required=False, help_text="As the document prints it.")
    deadline = forms.CharField(
        label="Deadline",
        required=False,
        help_text="Year-month-day, e.g. 2026-09-30. “Q3 2026” becomes its last day. Empty where there is none.",
    )
    deadline_text = forms.CharField(
        label="Deadline as printed", required=False, help_text="Only where the document prints words, e.g. “Q3 2026”."
    )
    goal = forms.CharField(label="Goal", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    section = forms.CharField(label="Section", required=False)

    def __init__(self, *args: Any, row: DraftRow, focus: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", self._values(row))
        super().__init__(*args, **kwargs)
        self.further = {f"other-{index}": name for index, name in enumerate(row.other)}
        for key, name in self.further.items():
            self.fields[key] = forms.CharField(
                label=name, required=False, widget=forms.Textarea(attrs={"rows": 2}), initial=row.other[name]
            )
        if focus in self.fields:
            self.fields[focus].widget.attrs["data-focus"] = ""

    @staticmethod
    def _values(row: DraftRow) -> dict[str, Any]:
        values: dict[str, Any] = {name: row.value_of(name) for name in FIELD_LABELS}
        for name in ("items", "departments"):
            values[name] = "\n".join(values[name])
        return {**values, "deadline_text": row.deadline_text, "revision": row.revision}

    def values(self) -> dict[str, Any]:
        """Field -> value, as ``actions.edit_row`` takes it."""
        values = {name: self.cleaned_data[name] for name in FIELD_LABELS}
        for name in ("items", "departments"):
            values[name] = values[name].splitlines()
        if self.cleaned_data["deadline_text"] != self.initial.get("deadline_text", ""):
            values["deadline_text"] = self.cleaned_data["deadline_text"]
        return {**values, **{name: self.cleaned_data[key] for key, name in self.further.items()}}


class SplitRow(forms.Form):
    """A row's text, to be cut where the next step begins."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    text = forms.CharField(
        label="Text",
        help_text="Put an empty line where the next step begins. Each part becomes a row of its own.",
        widget=forms.Textarea(attrs={"rows": 12, "data-focus": ""}),
    )

    def parts(self) -> list[str]:
        """The texts between empty lines."""
        parts: list[list[str]] = [[]]
        for line in str(self.cleaned_data["text"]).splitlines():
            if line.strip():
                parts[-1].append(line)
            elif parts[-1]:
                parts.append([])
        return [" ".join(lines) for lines in parts if lines]


class Columns(forms.Form):
    """What each column is, and which departments there are."""

    departments = forms.CharField(
        label="Departments given with the document, one on each line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The departments this workspace knows are used in any case.",
    )

    def __init__(self, *args: Any, import_: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("departments", "\n".join(import_.given_departments))
        self.columns = import_.reading.columns if import_.reading else []
        self.corrected = import_.reading.mapping if import_.reading else {}
        for column in self.columns:
            self.fields[f"role-{column['index']}"] = forms.ChoiceField(
                label=column["header"] or f"Column {column['index'] + 1}",
                choices=[(role, ROLE_LABELS[role]) for role in ROLES],
                initial=column["role"],
                help_text=f"Taken so because {column['why']}." if column["why"] else "",
            )

        self.order_fields([*(name for name in self.fields if name != "departments"), "departments"])

    def mapping(self) -> dict[int, str]:
        """Column index -> role, for the columns that are to be taken otherwise, and those corrected before."""
        found = {}
        for column in self.columns:
            role = self.cleaned_data[f"role-{column['index']}"]
            if role != column["role"] or str(column["index"]) in self.corrected:
                found[column["index"]] = role
        return found


class Words(forms.Form):
    """What the document's own status words stand for."""

    def __init__(self, *args: Any, words: list[tuple[str, Status, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        for index, (word, status, count) in enumerate(words):
            self.fields[f"word-{index}"] = forms.ChoiceField(
                label=f"“{word}”",
                choices=Status.choices,
                initial=status,
                help_text=f"In {count} {'row' if count == 1 else 'rows'}. The word itself is kept and shown.",
            )

    def chosen(self) -> dict[str, str]:
        """Casefolded word -> status key."""
        return {
            " ".join(word.split()).casefold(): self.cleaned_data[f"word-{index}"]
            for index, (word, _, _) in enumerate(self.words)
        }


class Make(forms.Form):
    """What the plan is called and where it stands."""

    title = forms.CharField(label="Title of the plan", max_length=300)
    publisher = forms.CharField(label="Who publishes it", required=False, max_length=200)
    source_url = forms.URLField(
        label="Where it was published", required=False, assume_scheme="https", help_text="The address of the document."
    )
    source_note = forms.CharField(
        label="Note about the source",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown to the public beside the plan: which document this is, and what was left out.",
    )
