/** Methods by the name the kernel gives them, as the words have them. */
const keys = {
  'seasonal naive': 'naive',
  'damped trend': 'trend',
  theta: 'theta',
  'exponential smoothing': 'smoothing',
  'Poisson regression': 'poisson',
  'negative binomial regression': 'counts',
  'negative binomial regression without trend': 'counts',
  Croston: 'intermittent',
  'Syntetos-Boylan': 'intermittent',
  'Teunter-Syntetos-Babai': 'intermittent',
  combination: 'combination',
  'drifting level': 'drifting',
} as const

export type MethodKey = (typeof keys)[keyof typeof keys]

/** Key of the words of a forecasting method. A name the words do not have is a defect. */
export function methodKey(name: string): MethodKey {
  const key = keys[name as keyof typeof keys]
  if (!key) throw new Error(`no words for the method ${name}`)
  return key
}
