import { data } from 'react-router'

/** Any address that no page has: said in the reader's language, which the root has read by then. */
export const loader = () => {
  throw data(null, { status: 404 })
}

export const action = loader

export default function Nowhere() {
  return null
}
