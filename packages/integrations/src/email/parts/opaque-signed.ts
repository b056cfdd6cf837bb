/**
 * The MIME entity inside a `smime.p7m` that is signed, not encrypted (RFC 8551, 3.5.2): its words are plain to
 * read, only wrapped in BER. Null for everything else. No signature is checked.
 */
export function signedContent(file: Uint8Array): Buffer | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const room = { nodes: MAX_NODES }
  const [info] = readNodes(bytes, 0, bytes.length, room, 1)
  const [id, wrapped] = childrenOf(bytes, info, room)
  if (id === undefined || !bytes.subarray(id.start, id.end).equals(SIGNED_DATA)) return null
  const [signed] = childrenOf(bytes, wrapped, room)
  const [, , inner] = childrenOf(bytes, signed, room)
  const [, content] = childrenOf(bytes, inner, room)
  const [octets] = childrenOf(bytes, content, room)
  if (octets === undefined || (octets.tag & 0x1f) !== OCTETS) return null
  const pieces = octets.tag & CONSTRUCTED ? childrenOf(bytes, octets, room) : [octets]
  return Buffer.concat(pieces.map(({ start, end }) => bytes.subarray(start, end)))
}

const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex')
const OCTETS = 4
const CONSTRUCTED = 0x20
const MAX_NODES = 100_000
const MAX_DEPTH = 30
const ALL = Number.POSITIVE_INFINITY

type Node = { tag: number; start: number; end: number; next: number }
type Room = { nodes: number }

function childrenOf(bytes: Buffer, node: Node | undefined, room: Room): Node[] {
  return node === undefined ? [] : readNodes(bytes, node.start, node.end, room, ALL)
}

function readNodes(bytes: Buffer, from: number, to: number, room: Room, count: number): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to && nodes.length < count; ) {
    const node = readNode(bytes, at, to, room, 0)
    if (node === null) break
    nodes.push(node)
    at = node.next
  }
  return nodes
}

/** One value at `at`. A length may be left out: then the value ends with two zero bytes (X.690, 8.1.3.6). */
function readNode(bytes: Buffer, at: number, limit: number, room: Room, depth: number): Node | null {
  room.nodes -= 1
  if (room.nodes < 0 || depth > MAX_DEPTH || at + 2 > limit) return null
  const tag = bytes[at] ?? 0
  const first = bytes[at + 1] ?? 0
  if (first === 0x80) return readOpenNode(bytes, tag, at + 2, limit, room, depth)
  const size = first < 0x80 ? 0 : first & 0x7f
  const start = at + 2 + size
  if (size > 4 || start > limit) return null
  const length = size === 0 ? first : bytes.readUIntBE(at + 2, size)
  return length > limit - start ? null : { tag, start, end: start + length, next: start + length }
}

function readOpenNode(
  bytes: Buffer,
  tag: number,
  start: number,
  limit: number,
  room: Room,
  depth: number,
): Node | null {
  let at = start
  while (at + 2 <= limit) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, end: at, next: at + 2 }
    const child = readNode(bytes, at, limit, room, depth + 1)
    if (child === null) return null
    at = child.next
  }
  return null
}
