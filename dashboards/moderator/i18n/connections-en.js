export default {
  'connections.none': 'No chat is read', 'connections.none.words': 'Name one in the settings, such as chat.twitch.channel.',
  'sign.title': 'Sign-in', 'sign.begin': 'Sign in to {platform}', 'sign.again': 'Sign in again', 'sign.out': 'Sign out',
  'sign.type': 'Open this page on any device and type in the code:', 'sign.left': 'The code is good for {time}.', 'sign.copied': 'Copied',
  'sign.in': 'Signed in.', 'sign.in.as': 'Signed in as {name}.', 'sign.incomplete': 'Not all that the settings need was granted. Sign in again to grant it.',
  'sign.left-platform': 'Signed out; the platform has taken the access back.', 'sign.granted': 'granted',
  'sign.scopes': 'What is asked for, and why ({count})', 'sign.no-client': 'Chat is read without a sign-in. To act on it, set {key}.',
  'can.title': 'What can be done', 'can.yes': 'can be done', 'can.no': 'cannot be done',
  'gaps.title': 'Messages may be missing', 'gaps.now': 'now',
  'acts.title': 'Done lately', 'acts.none': 'Nothing has been done on a platform since Greenroom started.',
  'emergency.twitch': 'Shield Mode on', 'emergency.twitch.words': 'Twitch then applies the strict settings that you chose for Shield Mode. It stays on until somebody switches it off.',
  'emergency.youtube': 'End the broadcast', 'emergency.youtube.words': 'The broadcast ends for everybody, and cannot be taken up again.',
  'emergency.go': 'Do it now', 'emergency.off': 'Shield Mode off',
};
