import type { z } from 'zod'
import type { workflowNode } from '../../../contract/automation/workflow-graphs.ts'

export type GraphNode = z.output<typeof workflowNode>

/** A box at its place, in pixels from the upper left; `way` is the branch it begins. */
export type GraphBox = { node: GraphNode | null; way: Way | null; x: number; y: number; height: number }
type Point = { x: number; y: number }
/** A line that leaves downwards, crosses at `across` and arrives from above. */
export type GraphLine = { from: Point; to: Point; across: number; way: Way | null }
export type Layout = { boxes: GraphBox[]; lines: GraphLine[]; width: number; height: number }
type Way = 'yes' | 'no'

export const boxWidth = 208
const gap = { between: 28, below: 44 }
const endHeight = 30
/** Of the words in a box: how many stand on a line, and how high a line is. */
const perLine = 27
const lineHeight = 18
const padding = 20
const mostLines = 8
/** A way without steps is a line alone. */
const passWidth = 72

/** Where each node stands: steps below each other, the ways of a condition side by side, yes on the left. */
export function layOut(nodes: readonly GraphNode[]): Layout {
  const block = stack(nodes)
  const { boxes, lines, exits } = block
  const end: GraphBox = {
    node: null,
    way: null,
    x: block.axis - boxWidth / 2,
    y: block.height,
    height: endHeight,
  }
  if (exits.length === 0) return { boxes, lines, width: block.width, height: block.height - gap.below }
  return {
    boxes: [...boxes, end],
    lines: [...lines, ...joined(exits, { x: block.axis, y: end.y })],
    width: block.width,
    height: end.y + endHeight,
  }
}

/** How high a box is for what it says. */
export function heightOf(text: string): number {
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/)) {
    const length = word.length + (used > 0 ? 1 : 0)
    if (used + length <= perLine) used += length
    else {
      lines += Math.max(1, Math.ceil(word.length / perLine))
      used = word.length % perLine
    }
  }
  return padding + Math.min(mostLines, lines) * lineHeight
}

type Exit = Point & { way: Way | null }
/** Part of the graph in its own coordinates: where it is entered from above, and where it is left. */
type Block = {
  boxes: GraphBox[]
  lines: GraphLine[]
  exits: Exit[]
  axis: number
  width: number
  height: number
}

const nothing: Block = { boxes: [], lines: [], exits: [], axis: passWidth / 2, width: passWidth, height: 0 }

/** One below the other, along one axis. The height ends where the next one would begin. */
function stack(nodes: readonly GraphNode[]): Block {
  const blocks = nodes.map(blockOf)
  const axis = Math.max(passWidth / 2, ...blocks.map((block) => block.axis))
  const beyond = Math.max(passWidth / 2, ...blocks.map((block) => block.width - block.axis))
  let whole: Block = { ...nothing, axis, width: axis + beyond }
  let first = true
  for (const block of blocks) {
    const moved = move(block, { x: axis - block.axis, y: whole.height })
    const entered = first ? [] : joined(whole.exits, { x: axis, y: whole.height })
    whole = {
      ...whole,
      boxes: [...whole.boxes, ...moved.boxes],
      lines: [...whole.lines, ...entered, ...moved.lines],
      exits: moved.exits,
      height: whole.height + block.height,
    }
    first = false
  }
  return whole
}

function blockOf(node: GraphNode): Block {
  const height = heightOf(node.text)
  const box: GraphBox = { node, way: null, x: 0, y: 0, height }
  const axis = boxWidth / 2
  const alone = { boxes: [box], lines: [], axis, width: boxWidth, height: height + gap.below }
  if (!node.branches)
    return { ...alone, exits: node.kind === 'stop' ? [] : [{ x: axis, y: height, way: null }] }
  return fork(box, { yes: stack(node.branches.yes), no: stack(node.branches.no) })
}

function fork(box: GraphBox, { yes, no }: Record<Way, Block>): Block {
  const apart = Math.max(yes.width + gap.between, yes.axis + boxWidth / 2)
  const axis = Math.max(boxWidth / 2, (yes.axis + apart + no.axis) / 2)
  // A narrow pair of ways is centred below its condition.
  const left = axis - (yes.axis + apart + no.axis) / 2
  const top = box.height + gap.below
  const from = { x: axis, y: box.height }
  const ways = { yes: move(yes, { x: left, y: top }), no: move(no, { x: left + apart, y: top }) }
  const width = Math.max(axis + boxWidth / 2, left + apart + no.width)
  const height = top + Math.max(gap.below, yes.height, no.height)
  const parts = (['yes', 'no'] as const).map((way) => {
    const block = ways[way]
    const to = { x: block.axis, y: top }
    const empty = block.boxes.length === 0
    const line: GraphLine = { from, to, across: box.height + gap.below / 2, way }
    return { ...block, lines: [line, ...block.lines], exits: empty ? [{ ...to, way: null }] : block.exits }
  })
  return {
    boxes: [{ ...box, x: axis - boxWidth / 2 }, ...parts.flatMap(({ boxes }, at) => begun(boxes, at === 0))],
    lines: parts.flatMap(({ lines }) => lines),
    exits: parts.flatMap(({ exits }) => exits),
    axis,
    width,
    height,
  }
}

/** The first box of a way says which one it is. */
function begun([first, ...rest]: GraphBox[], isYes: boolean): GraphBox[] {
  return first ? [{ ...first, way: isYes ? 'yes' : 'no' }, ...rest] : []
}

/** Lines that come together cross right above where they arrive. */
function joined(exits: readonly Exit[], to: Point): GraphLine[] {
  return exits.map(({ way, ...from }) => ({ from, to, across: to.y - gap.below / 2, way }))
}

function move(block: Block, by: Point): Block {
  const shift = <P extends Point>(point: P): P => ({ ...point, x: point.x + by.x, y: point.y + by.y })
  return {
    ...block,
    axis: block.axis + by.x,
    boxes: block.boxes.map(shift),
    exits: block.exits.map(shift),
    lines: block.lines.map(({ from, to, across, way }) => ({
      from: shift(from),
      to: shift(to),
      across: across + by.y,
      way,
    })),
  }
}
