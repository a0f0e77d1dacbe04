import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import classes from './drop-down.module.css'

/** A small menu that opens without a script; with one it also closes on Escape, on a choice and on a press elsewhere. */
export function DropDown({ label, icon, children }: { label: string; icon: ReactNode; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new place closes the menu
  useEffect(() => {
    box.current?.removeAttribute('open')
  }, [key])
  useEffect(() => {
    const close = (event: Event) => {
      const elsewhere = event.type === 'pointerdown' && !box.current?.contains(event.target as Node)
      const escaped = (event as KeyboardEvent).key === 'Escape' && box.current?.open
      if (escaped) box.current?.querySelector('summary')?.focus()
      if (elsewhere || escaped) box.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details className={classes.box} ref={box}>
      <summary aria-label={label} title={label}>
        {icon}
      </summary>
      <div className={classes.list}>{children}</div>
    </details>
  )
}
