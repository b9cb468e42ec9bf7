"""nbgrader's settings for every cohort: `ipgrader` and `nbgrader` read the same lines, so both mark alike."""

from ipgrader.release import CODE_STUB, TEXT_STUB, Starter
from nbgrader import preprocessors as steps

c = get_config()

# nbgrader's own list, with the starters of an entry right after the solutions are cleared.
c.GenerateAssignment.preprocessors = [
    steps.IncludeHeaderFooter,
    steps.InstantiateTests,
    steps.LockCells,
    steps.ClearSolutions,
    Starter,
    steps.ClearOutput,
    steps.CheckCellMetadata,
    steps.ComputeChecksums,
    steps.SaveCells,
    steps.ClearHiddenTests,
    steps.ClearMarkScheme,
    steps.ComputeChecksums,
    steps.CheckCellMetadata,
]
c.ClearSolutions.code_stub = CODE_STUB
c.ClearSolutions.text_stub = TEXT_STUB

# A cell that runs longer is stopped, its error is kept, and the cells after it still run.
c.Execute.timeout = 60
# The kernel's own start-up notes would fill the instructor's screen, one a submission, and at Ctrl-C its last words.
c.Execute.extra_arguments = ["--IPKernelApp.log_level=50"]

# Times in Formgrader as an instructor's watch shows them; the gradebook keeps UTC.
c.NbGraderAPI.timezone = "Asia/Shanghai"

# --- feedback (report hand) ---
# Our page in the place of nbgrader's, which shows hidden checks and expected values and loads from the net.
c.GenerateFeedback.exporter_class = "ipgrader.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = []
# Formgrader shows what trainees made: without what could act in the instructor's name.
c.HTMLExporter.sanitize_html = True
# --- end of feedback ---
