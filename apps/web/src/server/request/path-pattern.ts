/**
 * What paths below /api/v1 a contract's path stands for, its parameters as named groups. One is one step of the path;
 * the key of a file is the whole rest of it.
 */
export function patternOf(path: string): RegExp {
  const steps = path
    .replace(/[.]/g, '\\.')
    .replace('{key}', '(?<key>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return new RegExp(`^${steps}$`)
}
