/** Phrases des types de demande, des calendriers et de leurs réglages, et des champs d’un formulaire. */
export const fr = {
  problem: {},
  fields: {
    choose: 'Choisir',
    fileAgain: 'Vous aviez choisi « {name} » : choisissez-le de nouveau.',
  },
}
