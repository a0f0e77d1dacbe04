import type { RequestView } from '#rooms/desk/request-view.server.ts'

/** The number that pages show for a request joined to the one in view. */
export const numberOf = (view: RequestView, id: number): string => view.numbers[id] ?? String(id)
