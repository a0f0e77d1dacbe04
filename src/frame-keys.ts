import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { Frame } from './frame.tsx'
import { beginnings, insidePlaces, rooms } from './places.ts'

export type Overlay = 'palette' | 'keys'

/** How long the second key of a pair may take, in milliseconds. */
const PAIR = 1500

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Keys that work on every page: Ctrl or Cmd K, ? and g followed by a place's letter. */
export function useFrameKeys(frame: Frame, show: (overlay: Overlay) => void): void {
  const navigate = useNavigate()
  const went = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        show('palette')
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (event.key === '?') show('keys')
      else if (event.key === 'g') went.current = event.timeStamp
      else if (event.timeStamp - went.current < PAIR) {
        went.current = Number.NEGATIVE_INFINITY
        const place = [...rooms, ...insidePlaces, ...beginnings].find(
          known => 'key' in known && known.key === event.key && known.shown(frame.actor),
        )
        event.stopPropagation()
        if (place) navigate(`/w/${frame.workspace.slug}/${place.to}`)
      }
    }
    // Before the page's own single keys, which must not take the second of a pair.
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [frame, navigate, show])
}
