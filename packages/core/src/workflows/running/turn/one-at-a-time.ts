const running = new Map<string, Promise<void>>()

/**
 * Runs after whatever runs under the same key in this process. Another process may run at the same time: this only
 * keeps one organization from taking all the places there are.
 */
export async function oneAtATime(key: string, run: () => Promise<void>): Promise<void> {
  for (let before = running.get(key); before; before = running.get(key)) await before.catch(() => undefined)
  const mine = run()
  running.set(key, mine)
  try {
    await mine
  } finally {
    running.delete(key)
  }
}
