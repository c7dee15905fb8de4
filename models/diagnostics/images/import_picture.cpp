#include "models/diagnostics/images/import_picture.h"

#include "models/core/hash.h"
#include "models/diagnostics/images/picture_bytes.h"
#include "models/roster/resident_repository.h"

namespace jiayi::images {

namespace {

Result<void> checkSaid(const ImportPicture& wish, Instant now) {
    const auto* kind = pictureKind(wish.kind);
    if (!kind) return invalid("picture.kind");
    // Which eye it is must be known, and must not be said of what has no sides.
    const bool eye = wish.side == "left" || wish.side == "right";
    if (kind->sided ? !eye : !wish.side.empty()) return invalid("picture.side");
    if (wish.taken > now) return invalid("picture.future");
    return {};
}

Result<bool> hasSame(db::Database& database, ResidentId resident, const std::string& sha256) {
    return db::attempt([&]() -> Result<bool> {
        db::Query row(database, "SELECT 1 FROM picture p JOIN resident r ON r.pk = p.resident_pk WHERE r.id = ? AND p.sha256 = ? AND p.status = 'current'", resident, sha256);
        return row.next();
    });
}

}  // namespace

Result<PictureId> ImportPicture::operator()(const sync::Context& context) const {
    JIAYI_TRY(const auto file, inspect(bytes));
    JIAYI_CHECK(checkSaid(*this, context.clock.now()));
    JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
    const Content content{newUuid(context.clock, context.random), std::string{mediaType(file.format)}, static_cast<std::int64_t>(bytes.size()), toHex(sha256(bytes))};
    JIAYI_TRY(const bool same, hasSame(context.database, resident, content.sha256));
    if (same) return Error{Errc::Conflict, "picture.same", {}};
    PictureBytes store(context);
    JIAYI_CHECK(store.begin(content));
    JIAYI_CHECK(store.keep(content.binary, 0, bytes));
    JIAYI_CHECK(store.prove(content.binary));
    return db::attempt([&]() -> Result<PictureId> {
        sync::Unit unit(context, "picture.import");
        Picture made;
        made.id = unit.newId<PictureId>();
        made.resident = resident;
        made.kind = kind;
        made.side = side;
        made.bodySite = bodySite;
        made.title = title;
        made.taken = taken;
        made.institution = institution;
        made.by = unit.user();
        made.visit = visit;
        made.content = content;
        PictureRepository::save(unit, made);
        db::Query(unit.database(), "UPDATE picture_bytes SET waiting = 1 WHERE binary_id = ?", content.binary).run();
        if (!thumbnail.empty())
            db::Query(unit.database(), "INSERT INTO picture_thumbnail (binary_id, bytes) VALUES (?, ?)", content.binary,
                      db::Blob{reinterpret_cast<const std::uint8_t*>(thumbnail.data()), thumbnail.size()})
                .run();
        unit.describe(std::string{made.resourceType()} + "/" + made.id.toString(), kind);
        unit.commit();
        return made.id;
    });
}

}  // namespace jiayi::images
