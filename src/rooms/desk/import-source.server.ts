import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '#platform/refusal.ts'

/** A file to import: its path, or its bytes. */
export type ImportSource = string | Uint8Array

const CHUNK = 256 * 1024

/** Runs work on the file; one that is missing or may not be read is refused. */
async function onFile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR')
      throw new Refusal(422, 'desk.import.file', { path })
    throw error
  }
}

/** Size of the file in bytes. */
export async function sizeOf(source: ImportSource): Promise<number> {
  if (typeof source !== 'string') return source.length
  return onFile(source, async () => (await stat(source)).size)
}

/** The bytes from `offset`, at most `length`; fewer where the file ends. */
export async function readAt(source: ImportSource, offset: number, length: number): Promise<Uint8Array> {
  if (typeof source !== 'string') return source.subarray(offset, offset + length)
  return onFile(source, async () => {
    const file = await open(source)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  })
}

/** The bytes from `start` to before `end`, in pieces of 256 kB. */
export async function* readBytes(
  source: ImportSource,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  if (end <= start) return
  if (typeof source === 'string') {
    yield* createReadStream(source, { start, end: end - 1, highWaterMark: CHUNK })
    return
  }
  const last = Math.min(end, source.length)
  for (let at = start; at < last; at += CHUNK) yield source.subarray(at, Math.min(at + CHUNK, last))
}

/** Where a reading stands: bytes of the file as given. */
export interface Progress {
  bytesRead: number
}

async function* counted(source: ImportSource, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const piece of readBytes(source)) {
    progress.bytesRead += piece.length
    yield piece
  }
}

async function* gunzipped(source: ImportSource, progress: Progress): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  // The callback is needed to keep a failure from being thrown outside of this reading; it surfaces in the loop.
  pipeline(Readable.from(counted(source, progress), { objectMode: true }), gunzip, () => {})
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new Refusal(422, 'desk.import.gzip')
    throw error
  }
}

/** The content of the file, unpacked where it is gzip; more than `maxBytes` of it is refused. */
export async function* readContent(
  source: ImportSource,
  gzip: boolean,
  maxBytes: number,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const piece of gzip ? gunzipped(source, progress) : counted(source, progress)) {
    total += piece.length
    if (total > maxBytes) throw tooLarge(maxBytes)
    yield piece
  }
}

/** Refuses a content larger than may be read, in whole megabytes. */
export function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, 'desk.import.tooLarge', { max: Math.floor(maxBytes / 1_048_576) })
}
