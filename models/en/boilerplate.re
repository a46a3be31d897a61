# Lines that a web page adds around an article: navigation, pleas for readers, notices. RE2 syntax; a line that any
# pattern matches is flagged boilerplate. Patterns name wordings that every site uses, never a site.
(?i)^skip to (main )?(content|footer|navigation|search|primary)
(?i)^(advertisement|advertising|sponsored( content)?|promoted|loading\.*|menu|search|subscribe|sign (in|up)|log ?in|register|donate|share|print|email|comments?|close|home|newsletters?|related( (articles|stories|posts|coverage))?|most (read|popular)|trending( now)?|recommended( for you)?|more (from|on) .{1,60}|tags?:.*|topics?:.*|filed under:?.*|article published:?.*|about the authors?)\W*$
(?i)^(share|tweet|follow|like|find|join) (this|us|me|on|via)\b.{0,80}$
(?i)^(read|see|view|watch|listen)( more| also| next| the full story| the full (article|report|transcript))?\s*[:>»]
(?i)^(continue reading|story continue[sd]|article continue[sd]|keep reading|continued (on|from)|see also|also read)\b
(?i)^(related|photos|video|slideshow|gallery)\s*:
(?i)\b(sign up|subscribe)\b.{0,60}\b(newsletters?|inbox|e-?mail|alerts?|updates?|digest|podcast)\b
(?i)\b(inbox|newsletters?)\b.{0,60}\b(sign up|subscribe)\b
(?i)^your (inbox|support|donation)\b.{0,100}$
(?i)^(get|receive) (the|our) .{0,60}(newsletter|inbox|in your inbox|delivered)
(?i)^(click|tap) (here|to)\b
(?i)^(please )?(support|donate to|contribute to) (us|our (work|journalism|site))\b.{0,120}$
(?i)^(to contact|contact us|contact:|for more information|follow .{1,40} on (twitter|facebook|instagram|mastodon|bluesky))\b
(?i)^(©|\(c\)|copyright\b).{0,160}$
(?i)\ball rights reserved\b
(?i)^this (article|story|post|piece|op-ed|column) (was )?(originally|first|has been)? ?(appeared|published|posted|updated|republished)\b
(?i)^(correction|clarification|editor[’']s note|editors[’'] note|update|updated)\s*[:,]
(?i)\b(cookies?|privacy policy|terms of (use|service))\b.{0,80}\b(accept|agree|policy|settings|apply)\b
(?i)^(we use|this site uses) cookies
(?i)^visit:?$
(?i)^(https?://|www\.)\S+$
^\S+\.(com|org|net|gov|edu|info|co\.uk)(/\S*)?$
(?i)^\(?(photos|gallery|slideshow|video):
# No word at all: rules, dots, arrows.
^[\pP\pS\s]+$
