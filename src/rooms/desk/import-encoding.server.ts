import { isAscii, isUtf8 } from 'node:buffer'

export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type ImportEncoding = (typeof importEncodings)[number]

/** A piece of decoded text; `invalid` holds offsets into it, one on each line whose bytes are not of the encoding. */
export interface TextBlock {
  text: string
  invalid: number[]
}

export interface Decoder {
  write(bytes: Uint8Array): TextBlock
  /** What was still waiting for its other bytes. */
  end(): TextBlock
}

const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** How many bytes at the end begin a UTF-8 character that is not complete yet. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** The encoding named by the byte order mark and how long the mark is, or null. */
function readMark(bytes: Uint8Array): { encoding: ImportEncoding; mark: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  return null
}

/**
 * The encoding of a file by its first bytes: a byte order mark decides; else UTF-8 where the bytes are valid
 * UTF-8, else Windows-1252. A choice made by a person is kept; `mark` is the number of bytes to pass over.
 */
export function guessEncoding(
  start: Uint8Array,
  complete: boolean,
  chosen?: ImportEncoding,
): { encoding: ImportEncoding; mark: number } {
  const marked = readMark(start)
  if (chosen) return { encoding: chosen, mark: marked?.encoding === chosen ? marked.mark : 0 }
  if (marked) return marked
  const whole = complete ? start : start.subarray(0, start.length - openBytes(start))
  return { encoding: isUtf8(whole) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/**
 * Whether a file that begins so can be of the encoding: delimiters and line ends of UTF-16 have a zero byte each, the
 * second of two where it is little-endian, the first where it is big-endian.
 */
export function mayBe(encoding: ImportEncoding, start: Uint8Array): boolean {
  if (!encoding.startsWith('utf-16')) return true
  const zeros = [0, 0]
  for (const [at, byte] of start.subarray(0, 65_536).entries()) if (byte === 0) zeros[at % 2]++
  return encoding === 'utf-16le' ? zeros[1] > zeros[0] : zeros[0] > zeros[1]
}

/** Decodes a block that is not valid UTF-8 line by line, so that only the lines at fault are marked. */
function decodeDamaged(bytes: Buffer): TextBlock {
  const invalid: number[] = []
  let text = ''
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline === -1 ? bytes.length : newline + 1
    const line = bytes.subarray(start, end)
    if (!isUtf8(line)) invalid.push(text.length)
    text += line.toString('utf8')
    start = end
  }
  return { text, invalid }
}

function decodeUtf8(bytes: Buffer): TextBlock {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), invalid: [] }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), invalid: [] }
  return decodeDamaged(bytes)
}

function decodeUtf16(bytes: Buffer, encoding: ImportEncoding): TextBlock {
  const ordered = encoding === 'utf-16be' ? Buffer.from(bytes).swap16() : bytes
  return { text: ordered.toString('utf16le'), invalid: [] }
}

/** A streaming decoder that never cuts a character, marks invalid UTF-8 by line and lets lone surrogates through. */
export function createDecoder(encoding: ImportEncoding): Decoder {
  if (encoding === 'windows-1252') {
    const decoder = new TextDecoder('windows-1252')
    return {
      write: bytes => ({ text: decoder.decode(bytes), invalid: [] }),
      end: () => ({ text: '', invalid: [] }),
    }
  }
  const open = encoding === 'utf-8' ? openBytes : (bytes: Uint8Array) => bytes.length % 2
  let waiting = Buffer.alloc(0)
  return {
    write(bytes) {
      const joined = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : view(bytes)
      const cut = joined.length - open(joined)
      waiting = Buffer.from(joined.subarray(cut))
      const whole = joined.subarray(0, cut)
      return encoding === 'utf-8' ? decodeUtf8(whole) : decodeUtf16(whole, encoding)
    },
    end: () => (waiting.length > 0 ? { text: '\uFFFD', invalid: [0] } : { text: '', invalid: [] }),
  }
}
