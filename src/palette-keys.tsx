import { useTranslations } from 'use-intl'
import type { Frame } from './frame.tsx'
import classes from './palette.module.css'
import { beginnings, insidePlaces, type Place, rooms } from './places.ts'

/** The keys that work on every page. */
export function PaletteKeys({ frame, onClose }: { frame: Frame; onClose: () => void }) {
  const t = useTranslations()
  const places: Place[] = [...rooms, ...insidePlaces, ...beginnings]
  const keyed = places.filter(place => place.key && place.shown(frame.actor))
  return (
    <>
      <h2 className={classes.title}>{t('platform.palette.keysTitle')}</h2>
      <dl className={classes.keys}>
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>K</kbd>
          </dt>
          <dd>{t('platform.palette.open')}</dd>
        </div>
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('platform.palette.keysTitle')}</dd>
        </div>
        {keyed.map(({ to, word, key }) => (
          <div key={to + word}>
            <dt>
              <kbd>G</kbd> <kbd>{key?.toUpperCase()}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('platform.palette.desk')}</p>
      <button type="button" className={classes.close} onClick={onClose}>
        {t('platform.close')}
      </button>
    </>
  )
}
