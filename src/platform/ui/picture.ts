/** A place in a picture: across in percent of its width, down in pixels. */
export type Place = readonly [x: number, y: number]

export type Rule = 'grid' | 'base' | 'threshold' | 'now' | 'range'

/** What a picture is drawn of, in the order it is laid down; all of it can be sent anywhere as it is. */
export type Shape =
  | { kind: 'rule'; from: Place; to: Place; as: Rule }
  | { kind: 'area'; points: readonly Place[] }
  | { kind: 'line'; points: readonly Place[]; dashed?: boolean }
  | { kind: 'dot'; at: Place; radius: number }
  | {
      kind: 'text'
      at: Place
      /** Pixels to the right of its place. */
      shift?: number
      text: string
      anchor?: 'middle' | 'end'
      /** `halo`: over lines; `strong`: to be seen first; `spare`: left out where there is little room. */
      as?: 'halo' | 'strong' | 'spare'
    }

/** A picture as wide as its page; text keeps its size on a phone and in print, as only widths are stretched. */
export interface Picture {
  height: number
  shapes: readonly Shape[]
}
