import { useParams } from 'react-router'

/** Address of the team's side of the desk in the present workspace. */
export function useDeskPath(): string {
  return `/w/${useParams().workspace}/desk`
}

/** Address of the requesters' side. */
export function usePortalPath(): string {
  return `/w/${useParams().workspace}/portal`
}
