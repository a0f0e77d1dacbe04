/** Characters a password has, at least and at most. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200
