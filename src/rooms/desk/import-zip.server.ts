import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { Refusal } from '#platform/refusal.ts'
import { type ImportSource, readAt, readBytes, tooLarge } from './import-source.server.ts'

/** One file in a ZIP archive, after its central directory. */
export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  packed: number
  unpacked: number
  offset: number
}

const DIRECTORY_END = 22
const DIRECTORY_ENTRY = 46
const LOCAL_HEADER = 30
const MOST_COMMENT = 65_535
const MOST_DIRECTORY = 16 * 1_048_576

const unreadable = () => new Refusal(422, 'desk.import.workbook')

const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The archive's entries by name. Encrypted archives, those over 4 GB and broken ones are refused as unreadable. */
export async function readDirectory(source: ImportSource, size: number): Promise<Map<string, ZipEntry>> {
  const tailStart = Math.max(0, size - DIRECTORY_END - MOST_COMMENT)
  const tail = view(await readAt(source, tailStart, size - tailStart))
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end === -1 || end + DIRECTORY_END > tail.length) throw unreadable()
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (length > MOST_DIRECTORY || offset + length > size) throw unreadable()
  const directory = view(await readAt(source, offset, length))
  const entries = new Map<string, ZipEntry>()
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50 || (directory.readUInt16LE(at + 8) & 1) === 1)
      throw unreadable()
    const nameEnd = at + DIRECTORY_ENTRY + directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + DIRECTORY_ENTRY, nameEnd).replaceAll('\\', '/')
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Content of one entry, unpacked as a stream; one that is not as long as the directory says is refused. */
async function* readEntry(source: ImportSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = view(await readAt(source, entry.offset, LOCAL_HEADER))
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50) throw unreadable()
  const start = entry.offset + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = readBytes(source, start, start + entry.packed)
  if (entry.method !== 0 && entry.method !== 8) throw unreadable()
  let length = 0
  try {
    for await (const piece of entry.method === 0 ? packed : inflated(packed)) {
      length += piece.length
      if (length > entry.unpacked) break
      yield piece
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw unreadable()
    throw error
  }
  if (length !== entry.unpacked) throw unreadable()
}

function inflated(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  // The callback is needed to keep a failure from being thrown outside of this reading; it surfaces in the loop.
  pipeline(Readable.from(packed, { objectMode: true }), inflate, () => {})
  return inflate
}

/** The whole text of a small entry. */
export async function readEntryText(
  source: ImportSource,
  entry: ZipEntry,
  maxBytes: number,
): Promise<string> {
  if (entry.unpacked > maxBytes) throw tooLarge(maxBytes)
  const pieces: Uint8Array[] = []
  for await (const piece of readEntry(source, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

function localHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER + name.length)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt32LE(size, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  header.write(name, LOCAL_HEADER, 'latin1')
  return header
}

/** A part of an archive to be written: a name in ASCII, and its content as text or as an entry of another archive. */
export type ZipPart = { name: string; text: string } | { name: string; entry: ZipEntry }

/** An unpacked archive of the parts, in their order, for a reader that goes through it once. */
export async function* writeArchive(
  source: ImportSource,
  parts: readonly ZipPart[],
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if ('entry' in part) {
      yield localHeader(part.name, part.entry.unpacked)
      yield* readEntry(source, part.entry)
    } else {
      const content = Buffer.from(part.text)
      yield localHeader(part.name, content.length)
      yield content
    }
  }
  const end = Buffer.alloc(DIRECTORY_END)
  end.writeUInt32LE(0x06054b50, 0)
  yield end
}
