export default {
  'connections.none': "Aucun tchat n'est lu", 'connections.none.words': 'Nommez-en un dans les réglages, par exemple chat.twitch.channel.',
  'sign.title': 'Connexion au compte', 'sign.begin': 'Se connecter à {platform}', 'sign.again': 'Se reconnecter', 'sign.out': 'Se déconnecter',
  'sign.type': "Ouvrez cette page sur n'importe quel appareil et saisissez le code :", 'sign.left': 'Le code est valable {time}.', 'sign.copied': 'Copié',
  'sign.in': 'Connecté.', 'sign.in.as': 'Connecté en tant que {name}.', 'sign.incomplete': "Tout ce que demandent les réglages n'a pas été accordé. Reconnectez-vous pour l'accorder.",
  'sign.left-platform': "Déconnecté ; la plateforme a retiré l'accès.", 'sign.granted': 'accordé',
  'sign.scopes': 'Ce qui est demandé, et pourquoi ({count})', 'sign.no-client': 'Le tchat est lu sans connexion. Pour agir, réglez {key}.',
  'can.title': 'Ce qui est possible', 'can.yes': 'possible', 'can.no': 'impossible',
  'gaps.title': 'Des messages peuvent manquer', 'gaps.now': 'maintenant',
  'acts.title': 'Fait récemment', 'acts.none': "Rien n'a été fait sur une plateforme depuis le démarrage de Greenroom.",
  'emergency.twitch': 'Activer le mode Bouclier', 'emergency.twitch.words': "Twitch applique alors les réglages stricts que vous avez choisis pour le mode Bouclier. Il reste actif jusqu'à ce que quelqu'un le désactive.",
  'emergency.youtube': 'Mettre fin au direct', 'emergency.youtube.words': 'Le direct prend fin pour tout le monde et ne peut pas être repris.',
  'emergency.go': 'Le faire maintenant', 'emergency.off': 'Désactiver le mode Bouclier',
};
