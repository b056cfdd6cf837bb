/**
 * What stands at a path of a JSON value, such as `issue.fields.email` or `$.items[0].id`, as text; null where nothing
 * stands there, or no text or number. Only a value's own fields count.
 */
export function readPath(value: unknown, path: string): string | null {
  let found = value
  for (const step of stepsOf(path)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return null
    found = (found as Record<string, unknown>)[step]
  }
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' ? found : null
}

const form = /^(?:\$\.?)?[\w-]+(?:\[\d{1,4}\]|\.[\w-]+)*$/

/** Whether a path can be read at all. An empty one names nothing, which is allowed. */
export function isPath(path: string): boolean {
  return path === '' || (path.length <= 200 && form.test(path))
}

function stepsOf(path: string): string[] {
  return path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]/)
    .filter(Boolean)
}
