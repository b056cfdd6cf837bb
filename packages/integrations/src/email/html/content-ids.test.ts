import { expect, test } from 'vitest'
import { contentIdsIn, contentIdsOf } from './content-ids.ts'

test.each([
  ['a@b', ['a@b']],
  ['a%40b', ['a@b', 'a%40b']],
  ['image 1.png', ['image1.png']],
  ['image%201.png', ['image1.png', 'image%201.png']],
  ['100%%40x%ff', ['100%@x%ff', '100%%40x%ff']],
  [' ', []],
])('after cid: %j can mean %j', (written, ids) => {
  expect(contentIdsOf(written)).toEqual(ids)
})

test.each([
  ['<img src="cid:a@b">', ['a@b']],
  ["<IMG SRC=' CID:a@b '>", ['a@b']],
  ['<img src=cid:a@b>', ['a@b']],
  ['<img src="cid:a&amp;b&#64;c">', ['a&b@c']],
  ['<td background="cid:a@b">', ['a@b']],
  ['<td style="background:#fff url( \'cid:a@b\' )">', ['a@b']],
  ['<style>td{background:url(cid:a@b)}</style>', ['a@b']],
  ['<p>Write cid:a@b to see it.</p>', []],
  ['<img src="https://x.test/cid:a@b">', []],
  ['<!-- <img src="cid:a@b"> -->', []],
])('%s refers to %j', (html, ids) => {
  expect([...contentIdsIn(html)]).toEqual(ids)
})

test.each([
  'cid:',
  '"cid:',
  '<img src="cid:',
  '<img src="cid:a&">',
  'url(cid:',
  '<b style="x:url(cid:a)">',
  '</x><b>',
])('finishes a megabyte of %s', (piece) => {
  expect(contentIdsIn(`cid:${piece.repeat(1_000_000 / piece.length)}`).size).toBeLessThan(10)
})
