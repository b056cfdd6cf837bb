declare module 'postcss-safe-parser' {
  import type { ProcessOptions, Root } from 'postcss'
  export default function parse(css: string, options?: ProcessOptions): Root
}
