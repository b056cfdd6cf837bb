const names = ['Basics', 'Some', 'Good', 'Very good', 'Expert'] as const

/** How well somebody can do something. */
export const ownLevels = names.map((name, index) => ({ value: index + 1, label: `${index + 1} · ${name}` }))

/** How well it has to be done at least. */
export const leastLevels = names.map((name, index) => ({
  value: index + 1,
  label: index === 0 ? 'Any level' : `From ${index + 1} · ${name}`,
}))
