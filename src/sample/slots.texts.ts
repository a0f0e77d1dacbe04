/** What the braces of the sample's texts are filled with, in both languages side by side. */
type Pair = readonly [fr: string, en: string]

export const networks = ['LinkedIn', 'Instagram', 'Facebook', 'YouTube', 'TikTok'] as const

export const months: readonly Pair[] = [
  ['janvier', 'January'],
  ['février', 'February'],
  ['mars', 'March'],
  ['avril', 'April'],
  ['mai', 'May'],
  ['juin', 'June'],
  ['juillet', 'July'],
  ['août', 'August'],
  ['septembre', 'September'],
  ['octobre', 'October'],
  ['novembre', 'November'],
  ['décembre', 'December'],
]

export const weekdayNames: readonly Pair[] = [
  ['lundi', 'Monday'],
  ['mardi', 'Tuesday'],
  ['mercredi', 'Wednesday'],
  ['jeudi', 'Thursday'],
  ['vendredi', 'Friday'],
]

export const jobs: readonly Pair[] = [
  ['technicien de maintenance', 'maintenance technician'],
  ['chef de produit', 'product manager'],
  ['ingénieur thermicien', 'heating engineer'],
  ['conseiller client', 'customer adviser'],
  ['acheteur industriel', 'industrial buyer'],
  ['développeur embarqué', 'embedded developer'],
  ['responsable d’atelier', 'workshop manager'],
  ['contrôleur de gestion', 'management controller'],
  ['juriste en droit social', 'employment lawyer'],
  ['chargé de recrutement', 'recruiter'],
  ['poseur de panneaux solaires', 'solar panel fitter'],
  ['alternant en logistique', 'logistics apprentice'],
]

export const topics: readonly Pair[] = [
  ['la réparabilité', 'repairability'],
  ['la sobriété énergétique', 'saving energy'],
  ['l’apprentissage', 'apprenticeships'],
  ['l’égalité des salaires', 'equal pay'],
  ['la fin du gaz', 'the end of gas heating'],
  ['la protection des données', 'data protection'],
  ['le travail à distance', 'remote work'],
  ['les métaux rares', 'rare metals'],
  ['la sécurité des chantiers', 'safety on site'],
  ['l’intelligence artificielle', 'artificial intelligence'],
  ['l’emballage sans plastique', 'plastic-free packaging'],
  ['le bénévolat des salariés', 'staff volunteering'],
]

export const tools: readonly Pair[] = [
  ['l’outil de publication', 'the publishing tool'],
  ['la page LinkedIn de la marque', 'the brand’s LinkedIn page'],
  ['le compte Instagram de la marque', 'the brand’s Instagram account'],
  ['la médiathèque', 'the picture library'],
  ['le tableau de bord', 'the dashboard'],
  ['l’outil d’écoute', 'the listening tool'],
  ['la chaîne YouTube', 'the YouTube channel'],
]

export const languages: readonly Pair[] = [
  ['allemand', 'German'],
  ['italien', 'Italian'],
  ['espagnol', 'Spanish'],
  ['polonais', 'Polish'],
  ['néerlandais', 'Dutch'],
  ['anglais et français', 'English and French'],
]
