import { createHash, randomBytes } from 'node:crypto'

/** What is kept of an invitation's text. */
export const hashOfInvitation = (text: string) => createHash('sha256').update(text).digest('hex')

const shape = /^inv_(\d{1,9})_[A-Za-z0-9_-]{43}$/

/** A fresh text of the last part of the link: shown once, and only its hash is kept. */
export function newInvitationText(workspaceId: number): string {
  return `inv_${workspaceId}_${randomBytes(32).toString('base64url')}`
}

/** Workspace of an invitation by its form alone, or null where it is none of ours. */
export function invitationWorkspace(text: string): number | null {
  const parts = shape.exec(text)
  return parts ? Number(parts[1]) : null
}
