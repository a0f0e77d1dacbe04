import { type ComponentPropsWithoutRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './file-input.module.css'

/** A field for files that speaks the reader's language, whatever the browser's own is. It stands where an `input` would. */
export function FileInput({ onChange, ...props }: Omit<ComponentPropsWithoutRef<'input'>, 'type'>) {
  const t = useTranslations('platform.file')
  const [chosen, setChosen] = useState<string[]>([])
  const told = chosen.length > 0 ? chosen.join(', ') : t('none')
  return (
    <span className={classes.pick}>
      <input
        {...props}
        type="file"
        title={told}
        onChange={event => {
          setChosen([...(event.currentTarget.files ?? [])].map(file => file.name))
          onChange?.(event)
        }}
      />
      <span className={classes.button} aria-hidden>
        {t('choose', { several: props.multiple ? 'yes' : 'no' })}
      </span>
      <span className={chosen.length > 0 ? classes.names : `soft ${classes.names}`} aria-hidden>
        {told}
      </span>
    </span>
  )
}
