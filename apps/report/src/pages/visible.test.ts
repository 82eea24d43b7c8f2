import { describe, expect, it } from 'vitest'
import { clip, visible } from './visible.ts'

describe('visible', () => {
  it('shows what would turn or hide the text around it', () => {
    expect(visible('a\u202Eb\u2066c\u200Bd\uFEFF')).toBe('a[U+202E]b[U+2066]c[U+200B]d[U+FEFF]')
    expect(visible('\0\u0007\u001b[31m\u0085\u007f')).toBe('␀␇␛[31m[U+0085][U+007F]')
  })

  it('leaves scripts of all directions, joined emoji, tabs and lines as they are', () => {
    for (const text of ['مرحبا שלום', '👩‍👩‍👧‍👦 🏳️‍🌈', 'a\tb\nc', 'größer – “so”'])
      expect(visible(text)).toBe(text)
    expect(visible('a\r\nb\rc')).toBe('a\nb\nc')
  })

  it('mends half a character', () => {
    expect(visible('a\ud83d')).toBe('a\ufffd')
  })
})

describe('clip', () => {
  it('says how much is left, and cuts no character in two', () => {
    expect(clip('abc', 3)).toEqual({ text: 'abc', rest: 0 })
    expect(clip('abcd', 3)).toEqual({ text: 'abc', rest: 1 })
    expect(clip('ab😀d', 3)).toEqual({ text: 'ab', rest: 3 })
  })
})
