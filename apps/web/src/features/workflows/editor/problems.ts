type Problem = { path: (string | number)[]; message: string }

/** What is wrong below one place of a definition. */
export type Problems = {
  /** the sentence at this place, or at a part of it */
  at(...path: (string | number)[]): string | undefined
  below(...path: (string | number)[]): Problems
  /** by the name of the part right below */
  byName(): Map<string, string>
}

export function problemsOf(problems: readonly Problem[]): Problems {
  return {
    at: (...path) => problems.find((one) => one.path.join('.') === path.join('.'))?.message,
    below: (...path) =>
      problemsOf(
        problems.flatMap((one) =>
          path.every((part, at) => one.path[at] === part)
            ? [{ path: one.path.slice(path.length), message: one.message }]
            : [],
        ),
      ),
    byName: () => new Map(problems.map(({ path, message }) => [String(path[0] ?? ''), message])),
  }
}
