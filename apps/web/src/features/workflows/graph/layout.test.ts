import { expect, test } from 'vitest'
import { boxWidth, type GraphBox, type GraphNode, heightOf, type Layout, layOut } from './layout.ts'

const node = (kind: GraphNode['kind'], text: string = kind): GraphNode => ({
  place: text,
  kind,
  text,
  branches: null,
  workflowId: null,
})
const fork = (yes: GraphNode[], no: GraphNode[]): GraphNode => ({
  ...node('condition', 'If it is so'),
  branches: { yes, no },
})

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

function anyNodes(random: Generator<number>, depth: number): GraphNode[] {
  const next = () => random.next().value as number
  return Array.from({ length: Math.floor(next() * 4) }, () => {
    if (depth > 0 && next() < 0.5) return fork(anyNodes(random, depth - 1), anyNodes(random, depth - 1))
    return next() < 0.2 ? node('stop') : node('action', 'word '.repeat(1 + Math.floor(next() * 30)).trim())
  })
}

const graphs = Array.from({ length: 300 }, (_, seed) =>
  layOut([node('trigger'), ...anyNodes(numbers(seed + 1), 4)]),
)

const overlap = (a: GraphBox, b: GraphBox) =>
  Math.abs(a.x - b.x) < boxWidth && a.y < b.y + b.height && b.y < a.y + a.height

test('no two boxes of any graph overlap, and all lie within it', () => {
  for (const { boxes, width, height } of graphs) {
    const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => overlap(one, other)))
    expect(pairs).toEqual([])
    const outside = boxes.filter(
      ({ x, y, height: tall }) => x < -0.01 || y < 0 || x + boxWidth > width + 0.01 || y + tall > height,
    )
    expect(outside).toEqual([])
  }
})

test('lines only go down, begin below a box or an empty way, and cross no box', () => {
  for (const { boxes, lines, width } of graphs) {
    for (const line of lines) {
      const { from, to, across } = line
      expect(from.y).toBeLessThanOrEqual(across)
      expect(across).toBeLessThan(to.y)
      expect(Math.min(from.x, to.x)).toBeGreaterThanOrEqual(0)
      expect(Math.max(from.x, to.x)).toBeLessThanOrEqual(width)
      const through = boxes.filter((box) => crosses(box, line))
      expect(through).toEqual([])
    }
  }
})

function crosses({ x, y, height }: GraphBox, { from, to, across }: Layout['lines'][number]): boolean {
  const inside = (at: number) => at > x + 0.01 && at < x + boxWidth - 0.01
  const beside = (top: number, bottom: number) => top < y + height && bottom > y
  const down = inside(from.x) && beside(from.y, across)
  const arriving = inside(to.x) && beside(across, to.y)
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
  const level = across > y && across < y + height && right > x + 0.01 && left < x + boxWidth - 0.01
  return down || arriving || level
}

test('every node is drawn once, and an end follows wherever something can be left', () => {
  const nodes = [node('trigger'), fork([node('action', 'a')], [node('stop')]), node('wait', 'b')]
  const { boxes } = layOut(nodes)
  expect(boxes.map((box) => box.node?.text ?? 'end')).toEqual([
    'trigger',
    'If it is so',
    'a',
    'stop',
    'b',
    'end',
  ])
  const stopped = layOut([node('trigger'), node('stop')])
  expect(stopped.boxes.map((box) => box.node?.text ?? 'end')).toEqual(['trigger', 'stop'])
})

test('yes is on the left of no, and both are named', () => {
  const { boxes, lines } = layOut([fork([node('action', 'a')], [node('action', 'b')])])
  const at = (text: string) => boxes.find((box) => box.node?.text === text)
  expect(at('a')?.x).toBeLessThan(at('b')?.x ?? 0)
  expect([at('a')?.way, at('b')?.way]).toEqual(['yes', 'no'])
  expect(lines.flatMap(({ way }) => way ?? [])).toEqual(['yes', 'no'])
})

test('a box is as high as its words need, up to a bound', () => {
  expect(heightOf('short')).toBeLessThan(heightOf('word '.repeat(20)))
  expect(heightOf('x'.repeat(100))).toBeGreaterThan(heightOf('x'.repeat(20)))
  expect(heightOf('word '.repeat(1_000))).toBe(heightOf('word '.repeat(2_000)))
})
