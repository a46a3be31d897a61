# Lines that say who took, drew or owns a picture; such a line, with the caption before it, is a caption.
(?i)^image (copyright|caption)\b.{0,80}$
(?i)^(enlarge this image|toggle caption)\b
(?i)^\(?(photos?|images?|pictures?|illustrations?|graphics?|video|credit|art|source)( (by|credit|courtesy( of)?|via|illustration))?\s*[:/]
(?i)^\(?(photos?|images?|pictures?|illustrations?|photographs?) (by|courtesy( of)?|via)\b.{0,80}$
(?i)\(\s*(AP|AFP|Reuters|Getty|EPA|photo|image|credit|pool)\b[^()]{0,80}\)\s*$
(?i)\b(getty images|afp|epa|shutterstock|istock|flickr|wikimedia commons|alamy|bloomberg via)\W*$
# A name, a stroke and an agency at the end of a line: "Ada Vell/Example Press".
\p{Lu}[\p{L}'’.-]*( \p{Lu}[\p{L}'’.-]*){1,3} ?/ ?\p{Lu}[\p{L}]*( \p{Lu}[\p{L}]*){0,3}$
