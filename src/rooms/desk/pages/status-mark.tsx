import { useTranslations } from 'use-intl'
import { isOpen, type RequestStatus } from '../request.ts'
import classes from './desk.module.css'

/** The status in words; open ones are framed in ink. */
export function StatusMark({ status }: { status: RequestStatus }) {
  const t = useTranslations('desk.status')
  return (
    <span className={classes.state} data-open={isOpen(status)}>
      {t(status)}
    </span>
  )
}
