# SPDX-License-Identifier: Apache-2.0
"""One function a content system: an article in, (page, encoding) out. The markup habits are theirs, the words ours."""
import html, json

MONTHS = {"pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(), "en": "January February March April May June July August September October November December".split(),
          "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()}


def e(text):
    return html.escape(text, quote=False)


def long_date(a):
    year, month, day = a["date"].split("-")
    name = MONTHS[a["lang"]][int(month) - 1]
    return f"{name} {int(day)}, {year}" if a["lang"] == "en" else f"{int(day)} de {name} de {year}"


def short_date(a):
    year, month, day = a["date"].split("-")
    return f"{day}/{month}/{year}"


def body(a, insert=None, tag="p", attributes=""):
    """Blocks as markup; `insert` comes after the second one."""
    out, items = [], False
    for number, block in enumerate(a["blocks"]):
        if items and not block.startswith("*"):
            out.append("</ul>")
            items = False
        if block.startswith("#"):
            out.append(f"<h2>{e(block[1:])}</h2>")
        elif block.startswith("*"):
            if not items:
                out.append("<ul>")
                items = True
            out.append(f"<li>{e(block[1:])}</li>")
        else:
            out.append(f"<{tag}{attributes}>{e(block)}</{tag}>")
        if number == 1 and insert:
            out.append(insert)
    return "\n".join(out) + ("</ul>" if items else "")


def links(a, tag="li"):
    return "".join(f'<{tag}><a href="/n/{i}">{e(title)}</a></{tag}>' for i, title in enumerate(a["others"]))


def menu(a):
    return "<ul>" + "".join(f'<li><a href="/{i}">{e(word)}</a></li>' for i, word in enumerate(a["words"]["menu"])) + "</ul>"


def json_ld(a, kind="NewsArticle"):
    return '<script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", "@type": kind, "headline": a["title"], "datePublished": a["date"] + "T09:30:00-03:00", "dateModified": a["date"] + "T19:00:00-03:00",
                                                               "author": {"@type": "Person", "name": a["words"]["author"]}, "publisher": {"@type": "Organization", "name": a["words"]["site"]}}, ensure_ascii=False) + "</script>"


def wordpress_classic(a):
    w = a["words"]
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><meta charset="UTF-8"><title>{e(a['title'])} - {w['site']}</title>
<meta property="og:title" content="{e(a['title'])} - {w['site']}"><meta property="og:site_name" content="{w['site']}"><meta property="article:published_time" content="{a['date']}T12:30:00+00:00"></head>
<body class="post-template-default single single-post"><header class="site-header"><a href="/">{w['site']}</a><nav class="main-navigation">{menu(a)}</nav></header>
<div id="content" class="site-content"><div id="primary"><main><article id="post-123" class="post type-post hentry category-mundo tag-acordo"><header class="entry-header"><h1 class="entry-title">{e(a['title'])}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{a['date']}T12:30:00+00:00">{long_date(a)}</time></span> <span class="byline">{w['by']} <span class="author vcard">{w['author']}</span></span></div></header>
<div class="entry-content">{body(a)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{w['share']}:</h3><ul><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>{w['related']}</h3>{links(a, 'p')}</div></div>
<footer class="entry-footer">{w['tags']}: {", ".join(w['tag_words'])}</footer></article>
<div id="comments" class="comments-area"><h2>{w['comments']}</h2><ol class="comment-list"><li><p>{w['comment']}</p></li></ol><div id="respond"><h3>{w['reply']}</h3><form><p>Name</p><input name=n></form></div></div></main></div>
<aside id="secondary" class="widget-area"><h2>{w['most']}</h2><ul>{links(a)}</ul></aside></div><footer><p>© {w['site']}. {w['rights']}.</p></footer></body></html>""", "utf-8"


def newspaper_theme(a):
    w = a["words"]
    ad = f'<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- {w["ad"]} -</span><a href="/ad"><img src="a.gif"></a></div>'
    return f"""<!doctype html><html lang="{a['lang']}"><head><meta charset="utf-8"><title>{e(a['title'])} | {w['site']}</title>{json_ld(a, 'Article')}</head><body><div id="td-outer-wrap"><div class="td-header-menu-wrap">{menu(a)}</div>
<div class="td-main-content-wrap"><div class="td-container"><div class="td-crumb-container"><a>Home</a> › <a>{w['menu'][3]}</a></div><article class="post"><h1 class="entry-title">{e(a['title'])}</h1><div class="td-module-meta-info">{w['by']} <a>{w['author']}</a> - {long_date(a)}<span class="td-post-views">1520</span></div>
<div class="td-post-sharing">Facebook Twitter Pinterest WhatsApp</div><div class="td-post-content tagdiv-type"><figure class="wp-caption"><img src="x.jpg"><figcaption>{w['photo']}</figcaption></figure>{body(a, ad)}</div>
<div class="td-post-source-tags"><ul class="td-tags"><li><span>{w['tags'].upper()}</span></li>{"".join(f"<li><a>{t}</a></li>" for t in w['tag_words'])}</ul></div>
<div class="td-block-row td-post-next-prev"><a href="/p">{e(a['others'][0])}</a><a href="/q">{e(a['others'][1])}</a></div><div class="td_block_related_posts"><h4>{w['related']}</h4>{links(a, 'h3')}</div></article>
<div class="comments" id="comments"><div id="respond" class="comment-respond"><h3>LEAVE A REPLY <small>Cancel reply</small></h3><form><p>Please enter your comment!</p><p>Please enter your name here</p><label>Save my name, email, and website in this browser for the next time I comment.</label></form></div></div></div></div></div></body></html>""", "utf-8"


def drupal(a):
    w = a["words"]
    return f"""<!DOCTYPE html><html lang="{a['lang']}" dir="ltr"><head><meta charset="utf-8" /><meta name="title" content="{e(a['title'])} | {w['site']}" /><meta name="dcterms.created" content="{a['date']}T10:00-0300" /><title>{e(a['title'])} | {w['site']}</title></head>
<body><div class="layout-container"><header role="banner">{menu(a)}</header><div class="region region-breadcrumb"><nav class="breadcrumb">{menu(a)}</nav></div><main role="main"><div class="layout-content"><h1 class="page-header"><span>{e(a['title'])}</span></h1>
<article role="article" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">{w['by']} <span>{w['author']}</span>, {long_date(a)}</div></footer><div class="node__content">
<div class="field field--name-field-image"><img src="i.jpg"></div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{body(a)}</div>
<div class="field field--name-field-tags"><div class="field__label">{w['tags']}</div>{"".join(f'<div class="field__item"><a>{t}</a></div>' for t in w['tag_words'])}</div></div></article></div>
<aside class="layout-sidebar-second"><div class="views-element-container"><h2>{w['most']}</h2>{links(a, 'div')}</div></aside></main><footer><p>{w['rights']}</p></footer></div>
<div class="eu-cookie-compliance-banner"><p>{w['cookie']}</p><button>OK</button></div></body></html>""", "utf-8"


def arc(a):
    w = a["words"]
    parts = []
    for number, block in enumerate(a["blocks"]):
        kind = "h2" if block.startswith("#") else "p"
        parts.append(f'<{kind} class="c-paragraph b-article-body__{kind}">{e(block.lstrip("#*"))}</{kind}>')
        if number in (1, 3):
            parts.append(f'<div class="c-ad arc-ad ad-container"><div class="ad-label">{w["ad"].upper()}</div></div>')
        if number == 2:
            parts.append(f'<div class="b-read-more interstitial-link block-margin-bottom"><p>[ <a href="/x">{e(a["others"][2])}</a> ]</p></div>')
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><title>{e(a['title'])} – {w['site']}</title><meta property="og:title" content="{e(a['title'])}"/><meta property="og:site_name" content="{w['site']}"/><meta charset="UTF-8">{json_ld(a)}</head>
<body><div id="fusion-app" class="layout-section"><header class="page-header">{menu(a)}</header><section role="main" id="main" class="b-right-rail__main"><div class="b-headline"><h1 class="b-headline__h1">{e(a['title'])}</h1><h2 class="b-subheadline">{e(a['blocks'][0][:60])}…</h2></div>
<div class="c-attribution b-byline"><span>{w['by']}</span> <a>{w['author']}</a></div><div class="b-share-bar">Facebook X WhatsApp</div><article class="b-article-body">{"".join(parts)}</article>
<div class="b-newsletter-promo newsletter"><h3>Newsletter</h3><p>{w['newsletter']}.</p></div><div class="b-related-content"><h3>{w['related']}</h3>{links(a, 'div')}</div></section>
<aside class="b-right-rail__rail"><div class="c-stack b-results-list">{w['most']}{links(a, 'div')}</div></aside><footer class="c-footer"><p>{w['rights']}</p></footer></div></body></html>""", "utf-8"


def old_table_site(a):
    w = a["words"]
    text = "<br><br>\n".join(("<b>" + e(b[1:]) + "</b>") if b.startswith("#") else e(b.lstrip("*")) for b in a["blocks"])
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{w['site']}: {e(a['title'])}</title></head><body bgcolor="#ffffff"><table width="780"><tr><td colspan=3><font size=1>{' | '.join(w['menu'])}</font></td></tr>
<tr><td width=120 valign=top>{"<br>".join(f'<a href="{i}.htm">{m}</a>' for i, m in enumerate(w['menu']))}</td><td valign=top><font size=4><h1>{e(a['title'])}</h1></font><font size=1><div id="data">{short_date(a)} - 10h15</div></font><div id="texto"><font face=verdana size=2>{text}</font></div>
<p><a href="javascript:print()">Print</a> | <a href="mailto:">E-mail</a></td><td width=160 valign=top><b>{w['most']}</b><br>{"<br>".join(f'<a href="n{i}.htm">{e(t)}</a>' for i, t in enumerate(a['others']))}</td></tr>
<tr><td colspan=3 align=center><font size=1>{w['rights']}</font></td></tr></table></body></html>""", "windows-1252"


def custom_portal(a):
    w = a["words"]
    insert = f'<div class="block-continue"><p>{w["continue"]}</p></div><div class="content-related-inline"><strong>{w["related"]}:</strong> <a href="/z">{e(a["others"][1])}</a></div>'
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><meta charset="utf-8"><title>{e(a['title'])}</title><meta name="description" content="{e(a['blocks'][0][:120])}"><meta property="og:title" content="{e(a['title'])}"><meta property="og:site_name" content="{w['site']}"></head><body>
<div class="cookie-banner-lgpd"><p>{w['cookie']}</p></div><div class="header-area">{menu(a)}</div><main class="mc-body theme"><div class="title"><h1 class="content-head__title" itemprop="headline">{e(a['title'])}</h1></div>
<div class="content-publication-data"><p class="content-publication-data__from">{w['by']} {w['author']}, {w['site']}</p><p class="content-publication-data__updated"><time itemprop="datePublished" datetime="{a['date']}T14:05:00.000Z">{short_date(a)} 11h05</time></p></div>
<div class="share-bar"><span>{w['share']}</span></div><div class="mc-article-body"><article itemprop="articleBody">{"".join('<div class="mc-column content-text" data-block-type="unstyled">' + body({**a, "blocks": [b]}, None, "p", ' class="content-text__container"') + "</div>" + (insert if n == 1 else "") for n, b in enumerate(a['blocks']))}</article></div>
<div class="playlist-video"><h2>Vídeos</h2><p>{w['most']}</p></div><div class="feed-post-list">{links(a, 'div')}</div></main><footer>{w['rights']}</footer></body></html>""", "utf-8"


def div_soup(a):
    w = a["words"]
    text = "".join(f'<div class="css-{n}a9x"><div>{"<b>" + e(b[1:]) + "</b>" if b.startswith("#") else e(b.lstrip("*"))}</div></div>' for n, b in enumerate(a["blocks"]))
    return f"""<!doctype html><html lang="en"><head><title>{e(a['title'])} • {w['site']}</title><link rel="canonical" href="https://www.{w['site'].lower().replace(' ', '')}.example/{a['date'].replace('-', '/')}/noticia-{a['number']}"></head><body><div id="__next"><div class="css-1h"><div class="css-nav">{menu(a)}</div>
<div class="css-wrap"><div class="css-2k"><h1 class="css-h">{e(a['title'])}</h1><div class="css-share">Facebook · Twitter · WhatsApp</div>{text}<div class="css-nl"><div>{w['newsletter']}.</div></div></div><div class="css-side"><div>{w['most']}</div>{links(a, 'div')}</div></div><div class="css-foot">{w['rights']}</div></div></div>
<script>window.__DATA__={json.dumps({"x": a["blocks"]})}</script></body></html>""", "utf-8"


def joomla_unclosed(a):
    w = a["words"]
    text = "".join(f"<h3>{e(b[1:])}" if b.startswith("#") else f"<li>{e(b[1:])}" if b.startswith("*") else f"<p align=justify>{e(b)}" for b in a["blocks"])
    return f"""<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{a['lang']}"><head><meta charset=utf-8><meta name="author" content="{w['author']}"><title>{e(a['title'])}</title></head><body class="site com_content view-article"><div class="body"><div class="header-nav">{menu(a)}
</div><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{e(a['title'])}</h2></div><dl class="article-info muted"><dt>Info<dd class="createdby">{w['by']} {w['author']}<dd class="published"><time datetime="{a['date']}T08:00:00-03:00" itemprop="datePublished">{long_date(a)}</time></dl>
<div itemprop="articleBody">{text}</div><ul class="pager pagenav"><li class="previous"><a>Prev</a><li class="next"><a>Next</a></ul></div><div class="moduletable"><h3>{w['most']}</h3><ul class="mostread">{links(a)}</ul></div><footer class="footer"><p>{w['rights']}</footer></div>""", "utf-8"


def amp(a):
    w = a["words"]
    return f"""<!doctype html><html amp lang="{a['lang']}"><head><meta charset="utf-8"><title>{e(a['title'])} - {w['site']}</title>{json_ld(a)}<style amp-custom>body{{}}</style></head><body><amp-sidebar id="sidebar">{menu(a)}</amp-sidebar><header class="amp-header">{w['site']}</header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{e(a['title'])}</h1><div class="amp-wp-meta amp-wp-byline">{w['author']}</div></header><div class="amp-wp-article-content">{body(a, f'<amp-ad width=300 height=250></amp-ad><p><strong>{w["related"]}: <a href="/y">{e(a["others"][0])}</a></strong></p>')}</div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">{w['tags']}: {", ".join(w['tag_words'])}</div></footer></article><amp-consent><p>{w['cookie']}</p></amp-consent></body></html>""", "utf-8"


def hostile(a):
    w = a["words"]
    deep = "<div>" * 900
    return f"""<html><head><title>{e(a['title'])} | {w['site']}</title><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{e(a['title'])}", "datePublished": "{a['date']}",}}</script></head><body {" ".join(f'data-a{i}="{i}"' for i in range(2000))}>{deep}<nav>{menu(a)}</nav>
<h1>{e(a['title'])}</h1><div class=story-body>{body(a)}</b></i></span></div><p style="display:none">{w['comment']}</p><div class="popup-overlay"><p>{w['newsletter']}</p></div><div class="outbrain">{links(a, 'p')}</div><!-- <p>{w['comment']}</p> --><p>{w['rights']}""", "utf-8"


TEMPLATES = [("wordpress", wordpress_classic), ("newspaper", newspaper_theme), ("drupal", drupal), ("arc", arc), ("oldtable", old_table_site), ("portal", custom_portal), ("divsoup", div_soup), ("joomla", joomla_unclosed), ("amp", amp),
             ("hostile", hostile)]


def paragraph_parts(a):
    """Every paragraph in a wrapper that is itself named like a body, two levels deep, as big international sites do."""
    w = a["words"]
    parts = "".join(f'<div class="text__text__1FZLe article-body__paragraph__2-BtD" data-testid="paragraph-{n}">{"<h2>" + e(b[1:]) + "</h2>" if b.startswith("#") else e(b.lstrip("*"))}</div>' + ('<div class="ad-slot__container"><div>' + w["ad"] + "</div></div>" if n % 2 else "")
                    for n, b in enumerate(a["blocks"]))
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><title>{e(a['title'])} | {w['site']}</title><meta name="article:published_time" content="{a['date']}T06:00:00Z"><meta property="og:title" content="{e(a['title'])}"></head>
<body class="overflow-hidden"><div id="app" class="has-sidebar with-comments"><header>{menu(a)}</header><main><article class="article__container"><header><h1 class="heading__l">{e(a['title'])}</h1><div class="info__byline">{w['by']} {w['author']}</div></header>
<div class="article-body__wrapper"><div class="article-body__content__17Yit">{parts}</div><div class="toolbar__container"><button>{w['share']}</button></div></div><div class="read-next-panel"><h3>{w['related']}</h3>{links(a, 'div')}</div></article></main>
<section class="recommended-stories"><h2>{w['most']}</h2>{links(a, 'div')}</section></div></body></html>""", "utf-8"


def columns(a):
    """Columns of two paragraphs each, generated class names, a section called articleBody."""
    w, blocks = a["words"], a["blocks"]
    groups = "".join(f'<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{body({**a, "blocks": blocks[i:i + 2]})}</div></div><div><div class="css-ad"><p>{w["ad"]}</p></div></div>' for i in range(0, len(blocks), 2))
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><meta charset="utf-8"><title>{e(a['title'])} - {w['site']}</title>{json_ld(a)}</head><body><div id="app"><header class="css-head">{menu(a)}</header><main id="site-content"><div><article id="story" class="css-vxcmzt"><header class="css-1vb"><h1 data-testid="headline">{e(a['title'])}</h1>
<time datetime="{a['date']}T05:00:11-04:00">{long_date(a)}</time></header><section name="articleBody" class="meteredContent css-1r7ky0e">{groups}</section></article></div><div class="bottom-of-article"><p>{w['author']} {w['comment']}</p><div id="bottom-sheet-sensor"><h2>{w['related']}</h2>{links(a, 'div')}</div></div></main>
<footer>{w['rights']}</footer></div></body></html>""", "utf-8"


def elementor(a):
    """A page builder: every part is a widget; the article's tags leak into class names."""
    w = a["words"]
    return f"""<!DOCTYPE html><html lang="{a['lang']}"><head><meta charset="utf-8"><title>{e(a['title'])} – {w['site']}</title><meta property="article:published_time" content="{a['date']}T10:00:00+00:00"></head><body class="elementor-default"><div class="elementor-location-header"><nav class="elementor-nav-menu">{menu(a)}</nav></div>
<div class="elementor post-77 post type-post hentry category-social tag-cookies tag-newsletter"><section class="elementor-section"><div class="elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">{e(a['title'])}</h1></div></div>
<div class="elementor-widget elementor-widget-post-info"><ul class="elementor-post-info"><li>{long_date(a)}</li></ul></div><div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{body(a)}</div></div>
<div class="elementor-widget elementor-widget-share-buttons"><div class="elementor-share-btn">Facebook</div><div class="elementor-share-btn">Twitter</div></div></section></div>
<div class="elementor-location-footer"><p>{w['newsletter']}</p><p>{w['rights']}</p></div></body></html>""", "utf-8"


TEMPLATES += [("parts", paragraph_parts), ("columns", columns), ("elementor", elementor)]
