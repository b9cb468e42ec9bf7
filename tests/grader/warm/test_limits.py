"""What a notebook may take, how it is stopped, and that nothing of it is left."""

import time
from pathlib import Path

import nbformat
import pytest
from ipgrader.warm import travel
from ipgrader.warm.boxes import Stopped

STUBBORN = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
FIND_BOX = (
    "import gc\nfrom ipgrader.warm.box import Box\nbox = next(o for o in gc.get_objects() if isinstance(o, Box))\n"
)


def printed(ran):
    return "".join(output.text for output in ran.outputs if output.output_type == "stream")


def errors(ran):
    return [output.ename for output in ran.outputs if output.output_type == "error"]


def ended(pid, seconds=5.0):
    """Whether a process is gone, or will be soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


# Time


def test_an_endless_loop_is_interrupted_and_the_next_cell_runs(start):
    box = start()
    ran = box.run("print('before')\nwhile True: pass", 0.5)
    assert (ran.stopped, ran.ok, printed(ran), errors(ran)) == ("time", False, "before\n", ["KeyboardInterrupt"])
    assert printed(box.run("print('after')", 10)) == "after\n"


def test_what_does_not_obey_is_ended_and_what_it_printed_is_kept(start):
    box = start()
    began = time.monotonic()
    ran = box.run("print('before')\n" + STUBBORN, 0.5)
    assert (ran.stopped, ran.ok, printed(ran)) == ("time", False, "before\n")
    assert time.monotonic() - began < 5
    assert box.run("1", 10).stopped == "died"


def test_a_question_has_an_end_too(start):
    box = start()
    box.run("def slow():\n    while True: pass\n\ndef quick(): return 1", 10)
    found = box.judge.ask({"op": "get", "names": ["slow"]}, seconds=5)
    assert found.head["values"]["slow"]
    call = {"op": "call", "number": 0, "arguments": [travel.encode(empty, None)[0] for empty in ((), {})]}
    with pytest.raises(Stopped) as caught:
        box.judge.ask(call, seconds=0.5)
    assert (caught.value.reason, caught.value.alive) == ("time", True)
    assert box.judge.ask({"op": "get", "names": ["quick"]}, seconds=5).head["values"]


def test_processor_time_of_the_notebook_has_an_end(start):
    box = start(cpu=2)
    assert box.run(STUBBORN, 30).stopped == "time"


def test_the_notebook_has_an_end_without_a_worker_that_looks(template, start):
    if "namespaces" not in template.able:
        pytest.skip("the keeper stands before a PID namespace")
    box = start(wall=1)
    box.asking.channel.send({"op": "run", "source": STUBBORN})
    assert box.process.gone(5)


# Output


def test_one_huge_line_is_cut(start):
    box = start(output=100_000)
    ran = box.run("print('x' * 20_000_000); print('y')", 20)
    assert (ran.ok, ran.stopped, len(printed(ran))) == (True, "output", 100_000)
    assert box.run("1", 10).ok


def test_a_flood_is_cut_and_stopped(start):
    box = start(output=100_000)
    ran = box.run("while True: print('flood' * 100)", 1)
    assert ran.stopped == "time"
    assert 0 < len(printed(ran)) <= 100_000


def test_a_flood_past_python_is_cut(start):
    box = start(output=100_000)
    ran = box.run("import os\nfor _ in range(1000): os.write(1, b'z' * 10_000)", 20)
    assert (ran.stopped, len(printed(ran))) == ("output", 100_000)


def test_a_picture_that_is_too_large_is_left_out(start):
    box = start(output=10_000)
    ran = box.run(
        "from IPython.display import display\ndisplay({'text/html': 'x' * 50_000}, raw=True); print('rest')", 10
    )
    assert (ran.stopped, printed(ran), len(ran.outputs)) == ("output", "rest\n", 1)


def test_a_box_that_lifts_its_own_limit_gains_nothing(start):
    box = start(output=100_000)
    source = FIND_BOX + "box.left = 1 << 60\nfor _ in range(30): print('x' * 10_000)"
    ran = [box.run(source, 10) for _ in range(3)]
    assert [one.stopped for one in ran] == ["output"] * 3
    assert sum(len(printed(one)) for one in ran) < 300_000


def test_a_box_that_floods_the_socket_itself_is_ended(start):
    box = start(output=100_000)
    ran = box.run(
        FIND_BOX + "while True: box.control.send({'told': ['stream', {'name': 'stdout', 'text': 'x' * 9999}, {}]})", 30
    )
    assert ran.stopped == "output"
    assert box.run("1", 10).stopped == "died"


@pytest.mark.parametrize("data", ["b'rubbish' * 10", "b'\\xff' * 8", "b'\\0\\0\\0\\2[]'"])
def test_a_box_that_breaks_the_frames_is_ended(start, data):
    box = start()
    began = time.monotonic()
    assert box.run(FIND_BOX + f"box.control.sock.sendall({data}); import time; time.sleep(60)", 2).stopped == "died"
    assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    "told",
    [
        "None", "['stream', {}, {}]", "['stream', {'name': 'x', 'text': 'y'}, {}]", "['error', {'traceback': 5}, {}]",
        "['display_data', {'data': []}, {}]", "['comm_open', {'comm_id': 1, 'data': {}}, {}]", "['status', {}, {}]",
        "['comm_msg', {'comm_id': 'x', 'data': {'state': 5}}, {}]", "['update_display_data', {'transient': 3}, {}]",
    ],
)  # fmt: skip
def test_a_forged_message_is_left_out(start, told):
    box = start()
    ran = box.run(FIND_BOX + f"box.control.send({{'told': {told}}}); print('rest')", 10)
    assert ([output.output_type for output in ran.outputs], printed(ran)) == (["stream"], "rest\n")


RAIN = """
import struct
text = b'[{"told":1},[]]'
rain = (struct.pack(">I", len(text)) + text) * 2_000
while True:
    box.control.sock.sendall(rain)
"""


def test_messages_without_a_gap_do_not_stop_the_clock(start):
    box = start(output=1 << 30)
    began = time.monotonic()
    assert box.run(FIND_BOX + RAIN, 0.5).stopped == "time"
    assert time.monotonic() - began < 4


def test_messages_without_a_gap_do_not_hide_the_disk(start):
    box = start(disk=5 << 20, output=1 << 30, off=("view",))
    began = time.monotonic()
    assert box.run(FIND_BOX + "open('big', 'wb').write(bytes(20 << 20))\n" + RAIN, 20).stopped == "disk"
    assert time.monotonic() - began < 6


HANDED_OVER = """
import os
file = os.open("/dev/null", os.O_RDONLY)
for _ in range(25):
    box.control.send({"told": 1}, fds=[file] * 8)
print("done")
"""


def test_open_files_that_nobody_asked_for_are_closed(start):
    box, before = start(), len(list(Path("/proc/self/fd").iterdir()))
    ran = box.run(FIND_BOX + HANDED_OVER, 10)
    assert (ran.ok, printed(ran)) == (True, "done\n")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


LONE = """
lone = chr(0xD800)
data = {"application/json": {lone: [lone, {"deep": lone}]}, "text/plain": lone}
told = {"data": data, "metadata": {lone: lone}, "transient": {"display_id": lone}}
box.control.send({"told": ["display_data", told, {lone: lone}]})
box.control.send({"told": ["update_display_data", {**told, "transient": {"display_id": "?"}}, {}]})
box.control.send({"told": ["execute_result", {**told, "execution_count": True}, {}]})
box.control.send({"told": ["error", {"ename": lone, "evalue": lone, "traceback": [lone]}, {}]})
box.control.send({"told": ["stream", {"name": "stdout", "text": lone}, {}]})
"""


def test_what_is_shown_can_be_written(start):
    shown = nbformat.v4.new_code_cell(outputs=start().run(FIND_BOX + LONE, 10).outputs)
    assert [output.output_type for output in shown.outputs] == ["display_data", "error", "stream"]
    assert shown.outputs[0].data["application/json"] == {"?": ["?", {"deep": "?"}]}
    notebook = nbformat.v4.new_notebook(cells=[shown])
    nbformat.validate(notebook)
    assert nbformat.writes(notebook).encode()


CROWD = """
import sys, threading
def talk(number):
    for _ in range(40):
        sys.stdout.write(str(number) * 60_000)
crowd = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
for one in crowd: one.start()
for one in crowd: one.join()
"""


def test_threads_that_print_at_the_same_time_break_no_frame(start):
    box = start(output=40 << 20, memory=2 << 30)
    ran = box.run(CROWD, 30)
    assert (ran.ok, ran.stopped) == (True, None) and len(printed(ran)) == 8 * 40 * 60_000
    assert printed(box.run("print('after')", 10)) == "after\n"


def test_an_interrupt_in_the_middle_of_a_message_breaks_no_frame(start):
    """Stopped while it prints as fast as it can, again and again: the box goes on."""
    for _ in range(5):
        box = start(output=1 << 30)
        ran = box.run("while True: print('x' * 500_000)", 0.3)
        assert (ran.stopped, errors(ran)) == ("time", ["KeyboardInterrupt"])
        assert printed(box.run("print('after')", 10)) == "after\n"


# Memory, disk


def test_too_much_memory_is_an_error_and_the_next_cell_runs(start):
    box = start(memory=300 << 20)
    ran = box.run("b = bytearray(600 << 20)", 10)
    assert (ran.stopped, errors(ran)) == ("memory", ["MemoryError"])
    assert box.run("1", 10).ok


def test_a_leak_ends(start):
    box = start(memory=300 << 20)
    ran = box.run("keep = []\nwhile True: keep.append(bytearray(1 << 20))", 20)
    assert ran.stopped in ("memory", "died")


def test_many_files_are_too_much(template, start):
    if "view" not in template.able:
        pytest.skip("needs a view")
    ran = start(disk=20 << 20).run("for i in range(100): open(str(i), 'wb').write(bytes(1 << 20))", 20)
    assert errors(ran) == ["OSError"]


def test_empty_files_are_too_much_too(template, start):
    source = "import time\nfor i in range(1_000): open(str(i), 'w')\ntime.sleep(20)"
    if "view" in template.able:
        assert errors(start(names=500).run(source, 20)) == ["OSError"]
    assert start(names=500, off=("view",)).run(source, 20).stopped == "disk"


def test_a_deep_folder_is_too_much_and_goes_away(start):
    source = "import os, time\nfor _ in range(3_000): os.mkdir('d'); os.chdir('d')\nopen('f', 'w')\ntime.sleep(20)"
    box = start(off=("view", "namespaces"))
    assert box.run(source, 20).stopped == "disk"
    box.close()
    assert not Path(box.policy.folder).exists()


def test_without_a_view_the_worker_watches_the_disk(start):
    source = "import time\nfor i in range(100): open(str(i), 'wb').write(bytes(1 << 20))\ntime.sleep(20)"
    assert start(disk=20 << 20, off=("view",)).run(source, 30).stopped == "disk"
