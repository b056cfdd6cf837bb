/** A moment ahead as people say it, on the reader's clock: `Mon 4 Jun, 09:00`. */
export function momentOf(at: Date): string {
  return at.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
