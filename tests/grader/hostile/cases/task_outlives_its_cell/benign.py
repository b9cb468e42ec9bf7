# ---
# rest: solution
# ---

# %% before="staff-total"
import asyncio


async def later():
    await asyncio.sleep(30)


task = asyncio.get_running_loop().create_task(later())
