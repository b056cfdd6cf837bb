type Category = { key: string }

/** Categories with those the assistant thought of first, the likeliest ahead, and the one it chose after them. */
export function likeliestFirst<C extends Category>(
  categories: readonly C[],
  alternatives: readonly { category: string }[],
  chosen: string | null | undefined,
): C[] {
  const places = new Map(alternatives.map(({ category }, place) => [category, place]))
  const placeOf = ({ key }: C) => (key === chosen ? alternatives.length : (places.get(key) ?? Infinity))
  return categories
    .map((category, order) => ({ category, order, place: placeOf(category) }))
    .sort((a, b) => (a.place === b.place ? a.order - b.order : a.place - b.place))
    .map(({ category }) => category)
}
