# Every target sets itself up: .venv is made from requirements.lock the first time and when the lock changes.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

# The Python that .venv is made with: its own once it is there, python3 before. `make demo PYTHON=python3.12` remakes it.
PYTHON ?= $(firstword $(wildcard .venv/bin/python) python3)
STAMP := .venv/.set-up
# As in an activated environment: nbgrader and jupyter call their own commands by name.
IN_VENV := PATH="$(CURDIR)/.venv/bin:$$PATH"

# Somebody who names another Python gets that one, though the stamp is fresh.
ifneq ($(and $(filter-out file,$(origin PYTHON)),$(wildcard .venv/bin/python)),)
ifneq ($(shell .venv/bin/python --version 2>&1),$(shell $(PYTHON) --version 2>&1))
$(STAMP): FORCE
endif
endif

.PHONY: help demo test test-slow test-all lab notebooks data bench lock FORCE

help: ## this list / 本列表
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "make %-10s %s\n", $$1, $$2}'

demo: $(STAMP) ## a cohort from exercise to feedback, offline / 一个班从出题到反馈的全过程，不需联网
	$(IN_VENV) ipgrader demo

test: $(STAMP) ## lint, types and the quick tests / 代码检查、类型检查和快速测试
	$(IN_VENV) ruff check .
	$(IN_VENV) ruff format --check .
	$(IN_VENV) mypy
	$(IN_VENV) pytest -n 2 -m "not slow"

test-slow: $(STAMP) ## the slow proofs alone / 只运行耗时较长的测试
	$(IN_VENV) pytest -n 2 -m slow

test-all: test test-slow ## test, then the slow proofs / 全部测试

lab: $(STAMP) ## JupyterLab on the course; LAB_FLAGS=... go to it / 在 JupyterLab 中打开课程
	$(IN_VENV) jupyter lab --ServerApp.root_dir="$(CURDIR)" $(LAB_FLAGS)

notebooks: $(STAMP) ## rebuild every notebook and the list of modules / 由源文件重建全部 notebook 和模块一览
	$(IN_VENV) ipgrader build

data: $(STAMP) ## make the practice tables and their pages / 生成练习版数据表及其说明页
	$(IN_VENV) python datasets/make_practice.py

bench: $(STAMP) ## measure speed and memory, beside named alternatives / 测量速度和内存，并与其他做法对比
	$(IN_VENV) python datasets/bench.py
	$(IN_VENV) python datasets/bench_search.py
	$(IN_VENV) python tests/bench/marking.py
	$(IN_VENV) python tests/bench/marking.py --module m08_patent_indicators

lock: $(STAMP) ## rewrite requirements.lock; LOCK_FLAGS=--upgrade for newer versions / 重写依赖锁定文件
	$(IN_VENV) uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url $(LOCK_FLAGS) -o requirements.lock

# The stamp goes first and comes back last, so an install that was broken off is taken up again. A .venv that works
# and is of the wanted version is kept; any other is made anew.
$(STAMP): requirements.lock pyproject.toml
	@$(CHECK_PYTHON)
	@rm -f $@
	@$(VENV_IS_SOUND) || $(PYTHON) -m venv --clear .venv
	.venv/bin/python -m pip install --require-hashes -r requirements.lock
	.venv/bin/python -m pip install --no-deps --no-build-isolation -e .
	.venv/bin/python -m ipgrader.warm install
	@touch $@

VENV_IS_SOUND = test "$$(.venv/bin/python --version 2>&1)" = "$$($(PYTHON) --version 2>&1)" \
  && .venv/bin/python -m pip --version >/dev/null 2>&1

define CHECK_PYTHON
found="$$($(PYTHON) --version 2>&1)" || found=""; \
say() { printf '%s\n' "$$@" >&2; exit 1; }; \
test -n "$$found" || say \
  "没有可用的 Python：$(PYTHON)。需要 Python 3.11 或更新版本。Debian/Ubuntu：apt install python3 python3-venv；已装在别处：make PYTHON=/路径/python3" \
  "No working Python: $(PYTHON). Python 3.11 or newer is needed. Debian/Ubuntu: apt install python3 python3-venv; installed elsewhere: make PYTHON=/path/to/python3"; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || say \
  "Python 版本过旧：需要 3.11 或更新版本，$(PYTHON) 是 $$found。请指定较新的版本，例如 make PYTHON=python3.12" \
  "Python is too old: 3.11 or newer is needed, $(PYTHON) is $$found. Name a newer one, e.g. make PYTHON=python3.12"; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || say \
  "$(PYTHON)（$$found）缺少 venv 或 ensurepip 模块，无法建立 .venv。Debian/Ubuntu：apt install python3-venv，然后重新运行 make" \
  "$(PYTHON) ($$found) has no venv or ensurepip module, so .venv can't be made. Debian/Ubuntu: apt install python3-venv, then run make again"
endef
