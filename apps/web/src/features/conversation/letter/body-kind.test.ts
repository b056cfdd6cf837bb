import { expect, test } from 'vitest'
import { isDesigned, showsHtml, wantsRemoteImages } from './body-kind.ts'

const mail = (html: string | null, text = 'Hello') => ({ html, text, direction: 'inbound' as const })

test('shows a mail as text when its HTML adds nothing', () => {
  expect(showsHtml(mail('<div dir="ltr"><p>Hello</p><br></div>'))).toBe(false)
  expect(showsHtml(mail('<p><a href="https://a.example">https://a.example</a></p>'))).toBe(false)
  expect(showsHtml(mail(null))).toBe(false)
})

test('what mail programs say of every letter tells nothing', () => {
  const said = [
    'font-family:Calibri,sans-serif;color:windowtext',
    'background:white',
    'margin:0; color: black',
  ]
  for (const style of said) expect(showsHtml(mail(`<p style="${style}">Hello</p>`)), style).toBe(false)
  const link = '<a style="color:#0563c1" href="https://a.example">https://a.example</a>'
  expect(showsHtml(mail(`<p style="border-color:red">${link}</p>`))).toBe(false)
})

test('shows colours that somebody chose', () => {
  for (const style of ['color:#c00', 'margin:0;background:#ff0', 'background-color:#222;color:white'])
    expect(showsHtml(mail(`<p style="${style}">Hello</p>`)), style).toBe(true)
})

test('shows the HTML of formatted mails and of mails without text', () => {
  expect(showsHtml(mail('<table><tr><td>1</td></tr></table>'))).toBe(true)
  expect(showsHtml(mail('<p><a href="https://a.example">here</a></p>'))).toBe(true)
  expect(showsHtml(mail('<p>Hello</p>', ' '))).toBe(true)
})

test('tells pictures from elsewhere from those that came with the mail', () => {
  expect(wantsRemoteImages('<img width="1" src="https://t.example/p.gif">')).toBe(true)
  expect(wantsRemoteImages('<img data-src=//t.example/p.gif>')).toBe(true)
  expect(wantsRemoteImages('<img src="cid:logo">')).toBe(false)
  expect(wantsRemoteImages('<img src="/api/v1/attachments/1">')).toBe(false)
})

test('tells letters, which may be read on dark ground, from mail that was designed on white', () => {
  expect(isDesigned('<p style="color:#333">See <a href="https://a.example">this</a></p>')).toBe(false)
  for (const html of ['<table></table>', '<img>', '<p style="background:#eee">x</p>', '<td bgcolor="#eee">'])
    expect(isDesigned(html), html).toBe(true)
})
