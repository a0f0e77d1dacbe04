import { type Fan, fanPicture } from './fan-picture.ts'
import { PictureDrawing } from './picture-drawing.tsx'

/** A fan on a page; `label` says what it shows to those who do not see it. */
export function FanChart({ label, ...fan }: Fan & { label: string }) {
  return <PictureDrawing picture={fanPicture(fan)} label={label} />
}
