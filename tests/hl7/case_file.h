// One case: a message and what has to come of it, in one readable file.
#pragma once

#include <QDir>
#include <QFile>
#include <QStringConverter>
#include <QStringList>

#include <stdexcept>
#include <string>

namespace jiayi::test {

struct Case {
    std::string bytes;     ///< as they come from the laboratory
    std::string expected;  ///< see rendered.h
    std::string end = "\r";
    bool literalEnds = false;  ///< it has line ends of its own within its lines
};

inline QStringList caseFiles() {
    const QDir folder(QStringLiteral(JIAYI_TEST_DATA "/hl7"));
    QStringList paths;
    for (const auto& name : folder.entryList({QStringLiteral("*.case")}, QDir::Files, QDir::Name)) paths << folder.filePath(name);
    return paths;
}

/// Comments on top ("# charset: gb18030", "# ends: crlf"; UTF-8 and CR unless said), then segments, one a line, then "---", then what is expected. <CR> <LF> <VT> <FS> <NUL>
/// stand for those bytes.
inline Case readCase(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("no such case");
    const auto text = QString::fromUtf8(file.readAll());
    const auto half = text.indexOf(QStringLiteral("\n---\n"));
    if (half < 0) throw std::runtime_error("a case without an expectation");
    Case one;
    one.expected = text.mid(half + 5).toStdString();
    QString charset, message;
    for (const auto& line : text.left(half).split(u'\n')) {
        if (line.startsWith(QStringLiteral("# charset: "))) charset = line.mid(11);
        else if (line.startsWith(QStringLiteral("# ends: "))) one.end = line.endsWith(QStringLiteral("crlf")) ? "\r\n" : "\n";
        else if (!line.startsWith(QStringLiteral("# "))) message += line + QStringLiteral("<END>");
    }
    one.literalEnds = message.contains(QStringLiteral("<LF>")) || message.contains(QStringLiteral("<CR>"));
    const auto encode = [&](const QString& what) {
        if (charset.isEmpty()) return what.toUtf8();
        QStringEncoder encoder(charset.toLatin1().constData());
        if (!encoder.isValid()) throw std::runtime_error("no such charset");
        return QByteArray(encoder(what));
    };
    auto bytes = encode(message).toStdString();
    const auto replace = [&](const std::string& token, const std::string& with) {
        for (auto at = bytes.find(token); at != std::string::npos; at = bytes.find(token, at + with.size())) bytes.replace(at, token.size(), with);
    };
    replace("<END>", one.end);
    replace("<CR>", "\r");
    replace("<LF>", "\n");
    replace("<VT>", "\x0b");
    replace("<FS>", "\x1c");
    replace("<NUL>", std::string(1, '\0'));
    one.bytes = bytes;
    return one;
}

}  // namespace jiayi::test
