"""The instructor's side of the course: build the notebooks, check the exercises, run and mark cohorts."""
