import { read } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { openAttachment } from '#rooms/desk/attachment.actions.server.ts'

/** A file of a request, to keep: never shown in the browser as if it were ours. */
export const loader = read(async (ctx, { params }) => {
  const { attachment, content } = await openAttachment(ctx, readId(params.file) ?? 0)
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': attachment.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
})
