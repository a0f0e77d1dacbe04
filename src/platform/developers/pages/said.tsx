import classes from './developers.module.css'

/** A sentence of the API's document: what stands between backticks is set as code. */
export function Said({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence never move
      <code key={index} className={classes.code}>
        {part}
      </code>
    ) : (
      part
    ),
  )
}
