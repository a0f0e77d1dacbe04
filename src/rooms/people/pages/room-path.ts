import { useParams } from 'react-router'

/** Address of the room in the present workspace. */
export function useRoomPath(): string {
  return `/w/${useParams().workspace}/people`
}
