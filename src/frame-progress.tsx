import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import classes from './frame.module.css'

/** Milliseconds after which a page that is not there yet is said to be on its way. */
const soon = 400

/** Says, under the bar at the top, that the next page is being worked out, and has it read aloud. */
export function Progress() {
  const t = useTranslations('platform')
  const busy = useNavigation().state !== 'idle'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = busy ? setTimeout(setShown, soon, true) : undefined
    setShown(false)
    return () => clearTimeout(timer)
  }, [busy])
  return (
    <div role="status" className={classes.progress}>
      {shown ? (
        <>
          <VisuallyHidden>{t('working')}</VisuallyHidden>
          <progress aria-hidden />
        </>
      ) : null}
    </div>
  )
}
