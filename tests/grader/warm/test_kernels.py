"""Whoever names the kernel `iplab-warm` gets what the cold kernel gives, sooner."""

import os
import queue
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from ipgrader.warm import kernelspec
from ipgrader.warm.templates import TemplateLost, Warming
from jupyter_client.manager import start_new_kernel

KERNELS = ["iplab-warm", "iplab-walled", "python3"]
CELLS = [
    "x = 3",
    "import pandas as pd\npd.DataFrame({'a': [x]})",
    "print('说')",
    "1/0",
    "import matplotlib.pyplot as plt\nplt.plot([x]);",
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Both kernelspecs and the entry point, as an installation makes them."""
    place = tmp_path_factory.mktemp("installed")
    about = place / "ipgrader_warm_test-0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ipgrader-warm-test\nVersion: 0\n")
    group = "[jupyter_client.kernel_provisioners]\niplab-warm = ipgrader.warm.provisioner:WarmProvisioner\n"
    (about / "entry_points.txt").write_text(group)
    kernelspec.install(str(place))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(place))
        patch.setenv("PYTHONPATH", f"{place}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        patch.setenv("JUPYTER_PATH", f"{place}/share/jupyter")
        Warming.shared().wait()
        yield
    Warming.forget()


def notebook(cells=CELLS):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def outputs(executed):
    """What each code cell put out, without the place of a picture's pixels in time."""
    return [[dict(output) for output in cell.outputs] for cell in executed.cells if cell.cell_type == "code"]


def by_nbclient(kernel, _folder):
    from nbclient import NotebookClient

    return NotebookClient(notebook(), kernel_name=kernel, allow_errors=True, timeout=60).execute()


def by_papermill(kernel, folder):
    import papermill

    source = notebook(["x = 1", *CELLS[1:3]])
    source.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(source, folder / "in.ipynb")
    done = papermill.execute_notebook(
        str(folder / "in.ipynb"),
        str(folder / "out.ipynb"),
        {"x": 7},
        kernel_name=kernel,
        progress_bar=False,
        language="python",
    )
    assert "7" in str(outputs(done))
    return done


def by_nbgrader(kernel, folder):
    from nbgrader.preprocessors import Execute

    source = notebook()
    Execute(kernel_name=kernel, allow_errors=True, timeout=60).preprocess(source, {"metadata": {"path": str(folder)}})
    return source


def by_nbval(kernel, folder):
    """nbval compares each cell with the outputs that a cold kernel gave."""
    nbformat.write(by_nbclient("python3", folder), folder / "stored.ipynb")
    stored = nbformat.read(folder / "stored.ipynb", as_version=4)
    stored.cells = stored.cells[:3]
    nbformat.write(stored, folder / "stored.ipynb")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        f"--nbval-kernel-name={kernel}",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    done = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder / "stored.ipynb")],
        capture_output=True, text=True, check=False, env=env, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return notebook([])


@pytest.mark.parametrize("tool", [by_nbclient, by_papermill, by_nbgrader, by_nbval], ids=lambda tool: tool.__name__)
def test_a_tool_gets_the_same_from_all_kernels(installed, tool, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = {}
    for kernel in KERNELS:
        (tmp_path / kernel).mkdir()
        found[kernel] = outputs(tool(kernel, tmp_path / kernel))
    assert found["iplab-warm"] == found["iplab-walled"] == found["python3"]


@pytest.fixture
def kernel(installed):
    """Start a kernel by name; its manager and its client."""
    started = []

    def begin(name):
        started.append(start_new_kernel(kernel_name=name))
        return started[-1]

    yield begin
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def said(client, source):
    """What a cell printed."""
    texts = []
    client.execute_interactive(source, timeout=30, output_hook=lambda m: texts.append(m["content"].get("text", "")))
    return "".join(texts)


@pytest.mark.parametrize("name", KERNELS[:2])
def test_it_is_warm_and_listens_on_no_port(kernel, name):
    manager, client = kernel(name)
    assert manager.provisioner.warm
    assert (manager.transport, manager.get_connection_info()["transport"]) == ("ipc", "ipc")
    assert "matplotlib.pyplot" in said(
        client, "import sys; print([m for m in sys.modules if m == 'matplotlib.pyplot'])"
    )
    folder = Path(manager.ip).parent
    assert oct(folder.stat().st_mode)[-3:] == "700"
    mine = "print([l for l in open('/proc/self/net/tcp').read().splitlines()[1:] if l.split()[3] == '0A'])"
    if name == "iplab-walled":
        assert said(client, mine) == "[]\n"


@pytest.mark.parametrize("name", KERNELS[:2])
def test_it_can_be_interrupted_and_restarted_and_leaves_nothing(kernel, name):
    manager, client = kernel(name)
    message = client.execute("while True: pass")
    time.sleep(0.5)
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=10)
    assert (reply["parent_header"]["msg_id"], reply["content"]["ename"]) == (message, "KeyboardInterrupt")
    first = manager.provisioner.process.process
    manager.restart_kernel(now=True)
    client.wait_for_ready(timeout=30)
    assert said(client, "print(1)") == "1\n"
    assert first.gone(5)
    folder, process = Path(manager.ip).parent, manager.provisioner.process.process
    client.stop_channels()
    manager.shutdown_kernel()
    assert process.gone(5)
    assert not folder.exists()


def test_a_kernel_that_dies_is_noticed(kernel):
    manager, client = kernel("iplab-warm")
    client.execute("import os; os._exit(3)")
    end = time.monotonic() + 10
    while manager.is_alive() and time.monotonic() < end:
        time.sleep(0.05)
    assert not manager.is_alive()


def test_a_walled_kernel_is_walled_and_a_warm_one_is_not(kernel, tmp_path):
    (tmp_path / "secret").write_text("solution")
    look = f"\ntry: print(open({str(tmp_path / 'secret')!r}).read())\nexcept OSError as e: print('no')"
    net = "\nimport socket\ntry: socket.socket(); print('open')\nexcept OSError: print('shut')"
    assert said(kernel("iplab-warm")[1], look + net) == "solution\nopen\n"
    assert said(kernel("iplab-walled")[1], look + net) == "no\nshut\n"


def test_without_a_template_the_kernel_comes_cold_and_a_walled_one_not_at_all(kernel, monkeypatch):
    def lost(*_):
        raise TemplateLost("gone")

    monkeypatch.setattr("ipgrader.warm.provisioner.WarmProvisioner._fork", lost)
    manager, client = kernel("iplab-warm")
    assert not manager.provisioner.warm
    assert said(client, "print(2)") == "2\n"
    with pytest.raises(TemplateLost):
        kernel("iplab-walled")
    Warming.shared().wait()


def test_nobody_waits_for_the_first_kernel_to_get_warm(kernel):
    Warming.forget()
    manager, client = kernel("iplab-warm")
    assert not manager.provisioner.warm
    assert said(client, "print(3)") == "3\n"
    Warming.shared().wait()
    assert kernel("iplab-warm")[0].provisioner.warm


def test_a_killed_template_takes_its_kernels_along_and_the_next_kernel_comes(kernel):
    manager, client = kernel("iplab-warm")
    Warming.shared().process.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while manager.is_alive() and time.monotonic() < end:
        time.sleep(0.05)
    assert not manager.is_alive()
    with pytest.raises(queue.Empty):
        client.get_shell_msg(timeout=0.2)
    assert said(kernel("iplab-warm")[1], "print(4)") == "4\n"
    Warming.shared().wait()
