import { redirect } from 'react-router'

/** The room opens on its units. */
export function loader() {
  return redirect('units')
}
