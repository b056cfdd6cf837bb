/** Runs once when the server starts, before it serves anything. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this at build time, which drops the import elsewhere.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startServer } = await import('./server/start.ts')
  startServer()
}
