"""Portuguese: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = (
    r"(?:amanhã|hoje(?: à noite)?|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo|dia \d{1,2})"
)
_NOT: Final = (
    r"\b(?:não|nunca|desmarcar|cancelar|adiar|infelizmente|talvez|gostava|adorava|gostaria|conseguíamos|será que)\b"
)

PORTUGUESE: Final = Language(
    code="pt",
    greetings=("olá", "oi", "bom dia", "boa tarde", "prezado", "prezada", "caro", "cara"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:ligo|até (?:am|seg|ter|qua|qui|sex|s|dom|dia)|combinado|marcad[oa] para|obrigad[oa] pel[oa] (?:al|ca|co|ch)|depois da nossa)",
            says=(
                rf"\b(?:te ligo|ligo-te|ligo-lhe|eu te ligo) {_DAY}",
                rf"\b{_DAY} às? \d{{1,2}}h?\d{{0,2}} (?:eu )?te ligo\b",
                rf"\bcombinado,? (?:então,? )?{_DAY}\b",
                r"\b(?:fica|está|ficou) marcad[oa] para\b",
                rf"\baté {_DAY}, (?:às|na|no|em)\b",
                r"\bobrigad[oa] pel[oa] (?:almoço|café|conversa|chamada) (?:de|d[oa]|ontem)\b",
                r"\bdepois da nossa (?:conversa|chamada|reunião)\b",
            ),
            unless=(r"\?", _NOT, r"\bwebinar\b", r"\bpalestra\b"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ().\-]{6,}[0-9]",
            says=(
                r"\b(?:telem\w+|telefone|tel|número|celular|whats\w*|liga\w*|ligue|direto|fixo|estou no)\b[^.!?\n\d]{0,60}\(?\+?\d[\d ().-]{7,}",
                r"(?:^|[\s:(])\+(?:351|55)[ -]?\d{2,3}(?:[ -]?\d{2,5}){2,3}\b",
            ),
            unless=(NO_PHONE, r"\b(?:encomenda|pedido|fatura|protocolo|chamado|iban|processo|nif|linha de apoio|rastreio)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:obrigad|agrade|reconhecid|valeu)",
            says=(
                r"\b(?:muito |mto )?obrigad(?:o|a|íssimo|íssima) (?:mesmo )?(?:pel[oa]s?|por)\b",
                r"\bagradeço-(?:te|lhe|vos)(?: muito)? (?:a|o|as|os|por|pela|pelo)\b",
                r"\bqueria agradecer(?:-\w+)? (?:o|a|os|as|pel[oa])\b",
                r"\bvaleu (?:demais )?pel[oa]\b",
                r"\bfico-te reconhecid[oa]\b",
            ),
            unless=(r"\bdesde já\b", r"\ba todos\b", r"\bgraças a deus\b", r"\bmas não\b", r"\bés obrigado\b", r"\baceitar\b", r"\bparabéns\b"),
        ),
        Cue(
            "ask",
            gate=r"(?:consegui|podia|poderia|sabes|conhece|pedir|favor|emprest|seria possível)",
            says=(
                r"\b(?:conseguias|consegues|podias|podes) (?:\w+-me|ajudar-me|me \w+)\b",
                r"\b(?:podia|poderia|consegue|pode) (?:\w+-me|me \w+)\b",
                r"\b(?:sabes|sabe) de alguém\b",
                r"\bconhece(?:s)? alguém\b",
                r"\bpedir-(?:te|lhe) um favor\b",
                r"\bseria possível \w+-me\b",
                r"\bemprestas-me\b",
            ),
            unless=(r"\bem que posso\b", r"\bquando\b", r"\bque dia\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:se precisar|conta comigo|à sua disposição|queres que|à vontade|prazer em|contrapartida)",
            says=(
                r"\bconta comigo\b",
                r"\bse (?:precisares|precisar|quiseres|quiser)\b[^.!?\n]*\b(?:conta|posso|faço|ajudo|diz|fala|empresto)",
                r"\bqueres que (?:te|tos|tas|eu) \w+",
                r"\b(?:fico|estou) à (?:sua|tua|vossa) (?:inteira )?disposição para\b",
                r"\bpodem usá-la à vontade\b",
                r"\bterei todo o prazer em (?:partilhar|ajudar|enviar)",
            ),
            unless=(r"\boferta\b", r"\bdesconto\b", r"€|\beuros?\b", r"\bpacote\b", r"\bnão vou conseguir\b", r"\bempresa\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:apresent|em contacto|em contato|em cópia)",
            says=(
                r"\bapresento-(?:te|lhe|vos) (?:o|a|os|as)\b",
                r"\bpermita-me que lhe apresente\b",
                r"\b(?:ponho|coloco) (?:aqui )?em cópia\b",
                r"\b(?:pôr-te|pô-lo|pô-la|pôr-vos|te colocar|colocar você) em conta(?:c)?to\b",
                r"\bte apresento (?:o|a)\b",
                r"\bem cópia, para ficarem a conhecer-se\b",
            ),
            unless=(r"\?", r"\bprefiro\b", r"\bnão\b", r"\bpodes\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:parabéns|felicita|aniversário|felicidades)",
            says=(
                r"^\W*(?:muitos |meus )?parabéns\b",
                r"\bmeus parabéns\b",
                r"\bparabéns (?:pel[oa]s?|por)\b",
                r"\bfeliz aniversário\b",
                r"\b(?:as )?minhas felicitações\b",
                r"\bmuitas felicidades\b",
            ),
            unless=(r"\?", r"\bobrigad", r"\bdar os parabéns\b", r"\bcantaram\b", r"\bfesta\b", r"\bdeste os\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:ajudamos|demonstração|nossa plataforma|somos uma|oportunidade|recrutamos|sem compromisso|renda extra)",
            says=(
                r"\bajudamos (?:\w+ ){0,3}(?:clínicas|empresas|negócios|pmes|profissionais|lojas|restaurantes)\b",
                r"\b(?:demonstração|demo|consultoria|avaliação) (?:gratuita|grátis|sem compromisso)\b",
                r"\bsomos uma (?:empresa|agência) (?:de|líder)\b",
                r"\b(?:nossa|a nossa) (?:plataforma|oportunidade|solução) (?:de|reduz|aumenta|permite)\b",
                r"\brecrutamos neste momento\b",
                r"\brenda extra\b",
            ),
            unless=(r"\bnão estamos interessad", r"\bprocuro\b", r"\bnão quero\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:caros|queridos amigos|estimados|a todas e a todos|olá a todos|lista inteira|meus contactos|mensagem em massa)",
            says=(
                r"^\W*(?:caros (?:colegas|amigos|todos)|queridos (?:amigos|todos)|estimados (?:membros|colegas|clientes)|olá a todos|olá a todas|oi,? (?:gente|pessoal|galera))\b",
                r"\blista inteira de conta(?:c)?tos\b",
                r"\btodos os meus conta(?:c)?tos\b",
                r"\ba todas e a todos\b",
            ),
            unless=(r"\bnunca respondo\b", r"\bapago\b"),
        ),
    ),
)  # fmt: skip
